"""What a plan says of each vehicle of the site, and when none stands by."""
