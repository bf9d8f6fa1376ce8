"""The steps, links, dates and progress of another program as those of a task graph."""
