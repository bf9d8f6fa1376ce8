"""Crews, places and equipment as resources, and who is assigned to what."""
