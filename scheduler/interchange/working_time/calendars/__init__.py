"""Calendars of another program, resolved, and the shifts that they are cut into."""
