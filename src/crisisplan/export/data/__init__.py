"""A plan for other programs: spreadsheets, calendars, JSON."""
