"""Exit codes, named once."""

FINE = 0
INTERNAL_FAULT = 1
BAD_INPUT = 2
INFEASIBLE = 3
NO_PLAN_IN_TIME = 4
