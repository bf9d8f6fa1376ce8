"""Plan every scenario of a task graph: python examples/compare_scenarios.py [TASK GRAPH]."""

import sys
from pathlib import Path

import scheduler
from scheduler.planning.solve import solve

DAY = 24 * 60

graph = Path(sys.argv[1] if sys.argv[1:] else "task_graphs/cargo-launcher.yaml")
campaign, _ = scheduler.load(graph)
for name in campaign.scenarios:
    situation = scheduler.prepare(campaign, campaign.resolve_scenario(name))
    result = solve(situation)
    if result.launch is None:
        print(f"{name:16} {result.status}")
        continue
    days = result.launch / DAY
    print(f"{name:16} {days:5.1f} d  {result.status:9} {'#' * round(days)}")
