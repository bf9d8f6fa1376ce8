"""What the moves that neighbours permit are worth: the price of each earlier launch."""
