"""The compiled engine: fast list schedules for plain resource-constrained projects, proved."""
