"""From filled handouts and spreadsheets to what would become of the plan."""
