"""Plans for other programs: schedules, lists for spreadsheets, and calendars of dates."""
