"""Schedules of other programs in one common form, which their readers give and an export writes."""
