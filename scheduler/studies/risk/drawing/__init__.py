"""Numbers drawn for campaigns: hours, mishaps, weather and attempts at launch."""
