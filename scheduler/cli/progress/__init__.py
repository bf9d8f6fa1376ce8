"""The line that shows how a search is going."""
