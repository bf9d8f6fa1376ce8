"""Custom fields and outline codes of MS Project by the names that people know them by."""
