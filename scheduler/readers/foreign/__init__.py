"""Schedules of other programs in: one common form from MS Project, Primavera, Excel and text."""
