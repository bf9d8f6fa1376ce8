"""Encodings of the rules."""
