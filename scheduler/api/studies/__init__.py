"""What takes more than one search, with its answers as users hold them."""
