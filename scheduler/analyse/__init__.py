"""One solved campaign, explained."""
