"""What the campaign says."""
