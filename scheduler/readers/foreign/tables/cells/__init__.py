"""From the text of a cell to a length, a date, predecessors or crews."""
