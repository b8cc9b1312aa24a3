"""YAML on disk to values of the domain and back."""
