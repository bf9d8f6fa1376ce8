"""The full chart: one row for each step, beside the baseline."""
