"""Lower bounds on the end of the goal of a site, on working time."""

from scheduler.engine.site.bounds.destructive import LowerBound, lower_bound

__all__ = ["LowerBound", "lower_bound"]
