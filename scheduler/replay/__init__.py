"""An announced plan played forward on the calendars, its order kept."""
