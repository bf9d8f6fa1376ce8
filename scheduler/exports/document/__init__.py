"""``plan.json``: a plan for programs, and for coming back to it."""
