"""Lengths, clock times, dates and numbers as planners write them."""
