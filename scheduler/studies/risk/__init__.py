"""How sure a plan is: many campaigns drawn and played, and what they say."""
