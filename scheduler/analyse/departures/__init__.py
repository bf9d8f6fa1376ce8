"""Facts that break rules: what is recorded up to the data date, judged by every rule."""
