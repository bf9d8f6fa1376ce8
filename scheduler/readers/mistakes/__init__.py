"""What is wrong with the data of a task graph, and what was probably meant."""
