"""Plan a task graph and write its results: python examples/plan_a_campaign.py [FOLDER]."""

import sys
from tempfile import mkdtemp

import scheduler

plan = scheduler.plan("task_graphs/first-steps.yaml", time_limit=30)
print(f"launch {plan.launch:%a %d %b %Y %H:%M}, {plan.status}")
print(f"the countdown starts at {plan.start('countdown'):%H:%M}")
print(f"{plan.integrity.steps_kept} of {plan.integrity.steps} steps at full length")

for path in plan.save(sys.argv[1] if sys.argv[1:] else mkdtemp(), charts=False):
    print(f"wrote {path}")
