"""Calendars of MS Project: weeks, work weeks and exceptions, recurring ones by date."""
