"""Folders of results: written whole, one writer at a time, one run at a time."""
