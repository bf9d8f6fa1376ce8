"""The story in one screen: read, plan, check, explain; and coming back to a written plan."""
