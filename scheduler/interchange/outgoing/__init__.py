"""A plan as a schedule that other programs open."""
