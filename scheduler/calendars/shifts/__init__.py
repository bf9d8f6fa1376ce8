"""When shifts are worked, by how many people, and at what rate."""
