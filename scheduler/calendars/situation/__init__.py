"""A campaign under one scenario, prepared in minutes."""
