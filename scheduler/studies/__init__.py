"""Studies: whatever plans more than once."""
