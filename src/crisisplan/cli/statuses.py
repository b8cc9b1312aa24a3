"""What the exit status says."""

DONE = 0
FOUND = 1
"""`check` found problems, `set` refused a value, `--strict` met gaps."""
CANNOT = 2
"""A file is missing, unreadable, newer or broken; the disk; wrong usage."""
DECIDE = 3
"""A person must decide."""
BUG = 70
INTERRUPTED = 130
"""As shells count Ctrl+C."""
UNREAD = 141
"""As shells count a reader that closed the pipe."""
