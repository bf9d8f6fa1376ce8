"""Lists of steps for spreadsheets, as other programs show them."""
