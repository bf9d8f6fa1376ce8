"""Links between steps, of summaries and with lags, as links of a task graph."""
