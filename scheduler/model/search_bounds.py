"""How far the options of a search may go, on the command line and in written plans."""

MOST_SEED = 2**31 - 2
MOST_WORKERS = 64
LONGEST_SEARCH = 1e9
"""Seconds: no search is longer than thirty years."""
