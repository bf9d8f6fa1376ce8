"""What a search is asked, and what it tells: options, progress and results."""
