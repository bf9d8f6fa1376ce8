"""What a plan asks of people, as variables of a model and of a schedule."""
