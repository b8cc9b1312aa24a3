"""A plan as one audience may read it: plain data, escaped, for the templates."""
