"""From bytes to sheets of cells."""
