"""How busy crews and places are, and what a plan asks of people."""
