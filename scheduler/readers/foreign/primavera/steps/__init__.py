"""Activities in their places, and the links between them."""
