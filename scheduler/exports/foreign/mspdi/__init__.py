"""Schedules as XML of Microsoft Project, section by section in the order of its schema."""
