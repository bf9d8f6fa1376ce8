"""Why one step starts when it does, and what would help it."""
