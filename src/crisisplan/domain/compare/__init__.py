"""What is different between two plans, in words."""
