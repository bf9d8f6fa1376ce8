"""From a situation to a schedule; the only home of OR-Tools."""
