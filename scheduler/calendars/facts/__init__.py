"""Working time that facts have used, and what they leave."""
