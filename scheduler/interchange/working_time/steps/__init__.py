"""Who and what each step needs, and when its own calendar lets it run."""
