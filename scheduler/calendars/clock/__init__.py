"""The axis of minutes, civil time on it, and sets of minutes."""
