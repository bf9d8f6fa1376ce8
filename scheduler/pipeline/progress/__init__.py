"""Progress files: written to be filled in, read back from logs and tables, checked."""
