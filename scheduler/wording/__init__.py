"""Reasons in the words of planners, the same on the terminal, in tables and in pictures."""
