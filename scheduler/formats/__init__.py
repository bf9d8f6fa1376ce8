"""Codecs shared by a reader and an export."""
