"""Tables for spreadsheets, one for each question that a plan answers."""
