"""Plan a task graph and write its results: python examples/plan_a_campaign.py [FOLDER]."""

import sys
from pathlib import Path
from tempfile import mkdtemp

import scheduler

plan = scheduler.plan(Path("task_graphs/first-steps.yaml"))
moment = plan.situation.axis.moment(plan.launch)
kept = plan.integrity

print(f"launch {moment:%a %d %b %Y %H:%M}, {plan.result.status}")
print(f"{kept.steps_kept} of {kept.steps} steps in the plan with their full hours")

folder = Path(sys.argv[1] if sys.argv[1:] else mkdtemp())
for path in scheduler.export(plan, folder, charts=False):
    print(f"wrote {path}")
