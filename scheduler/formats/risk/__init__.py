"""What stands in ``risk.json``."""
