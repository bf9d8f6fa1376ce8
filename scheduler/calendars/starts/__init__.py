"""Where a step may start, and when it then ends."""
