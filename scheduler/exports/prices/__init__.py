"""The price curve as a picture."""
