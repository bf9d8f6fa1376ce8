"""From an announced plan and the facts of the day to a new plan."""
