"""What the files of the rules share: changes, ladders, prices, and how they are put together."""
