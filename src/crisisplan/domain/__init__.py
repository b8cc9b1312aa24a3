"""What the words of a crisis plan mean: no files, no clock, no screen, no YAML."""
