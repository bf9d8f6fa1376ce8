"""Searches over task lists: they turn the kernels' crank and keep what was found."""
