"""The cheapest way to make a date: what is permitted becomes variables with prices."""
