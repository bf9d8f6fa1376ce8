"""Files in: task graphs and written plans."""
