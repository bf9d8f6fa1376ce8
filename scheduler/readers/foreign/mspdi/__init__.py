"""XML of MS Project, and of all that write it as MS Project does."""
