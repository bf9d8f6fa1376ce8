"""What stands behind and above bars on a time axis: days, rests, dates and named moments."""
