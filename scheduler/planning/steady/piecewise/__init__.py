"""Steady plans of large sites, a few steps at a time."""
