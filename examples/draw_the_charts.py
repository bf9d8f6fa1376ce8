"""Plan and draw the Gantt charts: python examples/draw_the_charts.py [TASK GRAPH [FOLDER]]."""

import sys
from tempfile import mkdtemp

import scheduler

graph, *folder = sys.argv[1:] or ["task_graphs/first-steps.yaml"]
plan = scheduler.plan(graph)
for path in scheduler.draw_gantt(plan, folder[0] if folder else mkdtemp()):
    print(f"drew {path}")
