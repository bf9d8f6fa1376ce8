"""How good a plan is known to be, and how it meets the dates wished for, in words."""
