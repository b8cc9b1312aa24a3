"""A city's own templates: begun from ours, made in a process of their own."""
