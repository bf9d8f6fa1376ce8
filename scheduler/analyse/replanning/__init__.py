"""How a plan came out of the one that was announced before it."""
