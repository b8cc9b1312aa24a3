"""From filled handouts and spreadsheets to answers."""
