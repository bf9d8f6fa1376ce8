"""What it would take to make a date: the cheapest permitted changes, and what other dates cost."""
