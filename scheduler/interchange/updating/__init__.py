"""A task graph brought up to date with its source, what was added by hand kept."""
