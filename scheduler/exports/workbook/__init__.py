"""A task graph as a workbook in which a planner goes on writing it."""
