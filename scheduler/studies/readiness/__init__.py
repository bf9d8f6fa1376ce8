"""When a vehicle could launch if it were called, from moment to moment of a plan."""
