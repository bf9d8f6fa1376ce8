"""Plain data written as the text of a task graph, as a person would write it."""
