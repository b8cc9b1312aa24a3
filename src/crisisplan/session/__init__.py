"""One open plan, and all that can be done to it."""
