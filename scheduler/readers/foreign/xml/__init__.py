"""XML as schedules are written in: small trees with lines, without anything from elsewhere."""
