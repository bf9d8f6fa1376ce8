"""Find the cheapest changes that make a date: python examples/make_a_date.py [GRAPH [DATE]]."""

import sys
from datetime import datetime
from pathlib import Path

import scheduler
from scheduler.model.costs import CENTS

graph = Path(sys.argv[1] if sys.argv[1:] else "task_graphs/cargo-launcher.yaml")
date = datetime.fromisoformat(sys.argv[2] if sys.argv[2:] else "2026-11-02T22:00")
campaign, _ = scheduler.load(graph)
study = scheduler.TargetStudy(campaign, campaign.baseline_scenario, campaign.plan_scenario)
axis = study.loosened.situation.axis
by = axis.minute(date)
plan = study.cheapest(by, study.start_for(by))
verdict = "proved" if plan.is_proved else f"at least {plan.bound / CENTS:.1f}"
print(f"launch by {axis.say(by)} costs {plan.cost / CENTS:.1f} {campaign.costs.unit}, {verdict}")
for change in plan.changes:
    print(f"{change.cost / CENTS:6.1f}  {change.title}")
