"""When a campaign is planned, what dates bind its steps, and what of it was done."""
