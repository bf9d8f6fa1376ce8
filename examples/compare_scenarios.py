"""Solve every scenario of a task graph: python examples/compare_scenarios.py [TASK GRAPH]."""

import sys
from datetime import timedelta

import scheduler

campaign = scheduler.load(sys.argv[1] if sys.argv[1:] else "task_graphs/cargo-launcher.yaml")
for name in campaign.scenarios:
    solution = scheduler.solve(campaign, name)
    if solution.time_to_launch is None:
        print(f"{name:16} {solution.status}")
        continue
    days = solution.time_to_launch / timedelta(days=1)
    print(f"{name:16} {days:5.1f} d  {solution.status:9} {'#' * round(days)}")
