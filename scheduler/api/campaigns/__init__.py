"""Campaigns as users make and name them: built in Python, or read from a path."""
