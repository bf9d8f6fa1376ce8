"""Where plans that do not depend on each other run."""
