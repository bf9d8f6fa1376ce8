"""Reads the workbook in which a planner wrote a campaign, and says what is wrong by its cells."""
