"""Resources of MS Project, and the rows that they are assigned to."""
