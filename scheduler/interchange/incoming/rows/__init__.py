"""Rows of a source as tasks: their keys, hours, kinds and fields."""
