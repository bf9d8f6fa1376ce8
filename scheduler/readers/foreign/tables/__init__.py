"""Lists of steps in Excel workbooks and text tables, as planners and their tools write them."""
