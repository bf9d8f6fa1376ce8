"""What a plan kept of the procedure, and what it was bought with."""
