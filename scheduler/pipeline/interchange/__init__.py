"""Schedules of other programs made files of this one, and read back before they are written."""
