"""What all pictures share: shapes, looks, fonts, the time axis, head and foot."""
