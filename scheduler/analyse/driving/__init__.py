"""Why each step starts when it does, and the driving chain that follows from it."""
