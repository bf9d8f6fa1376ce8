"""Working time: axis, shifts, head-counts, and a campaign under one scenario in minutes."""
