"""The slip chart: how the forecasts of launch and hold points moved from plan to plan."""
