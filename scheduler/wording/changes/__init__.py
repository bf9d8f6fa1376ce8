"""What changes, and what launch makes of it, in words."""
