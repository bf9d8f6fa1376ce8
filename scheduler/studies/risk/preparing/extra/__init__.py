"""The work that mishaps bring, and what is done again: their place in the order of a plan."""
