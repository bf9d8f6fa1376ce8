"""What replanning, and what knowing everything beforehand, would be worth in some of the draws."""
