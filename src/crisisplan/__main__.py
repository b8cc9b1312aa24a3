"""`python -m crisisplan` is the command `crisisplan`."""

from crisisplan.cli import run

run()
