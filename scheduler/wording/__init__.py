"""Everything that planners read of a plan, said once: for terminal, tables, data and pictures."""
