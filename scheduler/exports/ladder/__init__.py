"""The ladder of scenarios as a table and as a picture."""
