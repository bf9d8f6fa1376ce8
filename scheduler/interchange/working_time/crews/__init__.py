"""People and equipment of another program as crews and places, with their dates."""
