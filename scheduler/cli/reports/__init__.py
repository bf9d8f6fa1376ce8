"""Reports for people on the terminal."""
