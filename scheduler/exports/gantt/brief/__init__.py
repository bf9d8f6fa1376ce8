"""The briefing page: one slide with a lane for each place."""
