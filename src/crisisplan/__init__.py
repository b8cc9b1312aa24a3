"""A city's plan for hate-motivated and violent extremist incidents."""

__version__ = "0.1.0"
