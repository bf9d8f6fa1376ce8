"""How far a campaign may be loosened to make a date."""
