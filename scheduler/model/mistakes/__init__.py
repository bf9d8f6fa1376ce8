"""Mistakes in what a campaign is made of, from a file or from Python, in the planner's words."""
