"""Rows of MS Project: the outline, lengths, links, dates, progress and splits."""
