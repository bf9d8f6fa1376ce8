"""What columns, units, kinds of links and constraints are called in many languages."""
