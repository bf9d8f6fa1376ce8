"""How uncertain a campaign is: ranges of hours, mishaps, weather, attempts at launch."""
