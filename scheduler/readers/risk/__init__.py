"""Risk files in: how uncertain a campaign is, beside its task graph."""
