"""Files out: tables, plans and pictures."""
