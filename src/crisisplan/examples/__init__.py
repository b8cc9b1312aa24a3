"""The filled-in plan of an invented city, which `crisisplan demo` opens."""
