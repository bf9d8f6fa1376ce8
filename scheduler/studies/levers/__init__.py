"""What would bring launch forward: every rule that holds it, one step looser at a time."""
