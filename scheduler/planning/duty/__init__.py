"""Duty rules in the search: whose turn it is, who works too much, and the duty roster of a plan."""
