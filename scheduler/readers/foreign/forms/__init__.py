"""What a file is, told from what it holds and never from its name."""
