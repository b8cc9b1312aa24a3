"""From a plan to documents."""
