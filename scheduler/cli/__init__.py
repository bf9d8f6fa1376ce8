"""Talks to people."""
