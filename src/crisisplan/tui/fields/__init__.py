"""One live field for each kind of item."""
