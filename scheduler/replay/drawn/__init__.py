"""A plan played forward many times, each time with other hours and other mishaps."""
