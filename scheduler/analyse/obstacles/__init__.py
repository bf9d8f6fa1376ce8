"""What stands in the way of a start, told apart by the rule that does."""
