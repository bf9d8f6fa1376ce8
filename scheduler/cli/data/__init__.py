"""Reports as data for programs."""
