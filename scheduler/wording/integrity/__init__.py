"""What a plan keeps, and every concession it makes, in words."""
