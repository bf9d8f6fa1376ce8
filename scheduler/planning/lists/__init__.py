"""Plans without a solver: steps placed one by one by a priority rule."""
