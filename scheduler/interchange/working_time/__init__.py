"""The calendars and resources of another program as shifts, crews and places of a task graph."""
