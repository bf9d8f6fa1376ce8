"""Find the cheapest changes that make a date: python examples/make_a_date.py [GRAPH [DATE]]."""

import sys

import scheduler

graph = sys.argv[1] if sys.argv[1:] else "task_graphs/cargo-launcher.yaml"
date = sys.argv[2] if sys.argv[2:] else "2026-11-02T22:00"
found = scheduler.find_changes(graph, date)
print(f"launch by {found.by:%d %b %H:%M} costs {found.cost:.1f} {found.unit}")
print("proved" if found.is_proved else f"at least {found.bound:.1f}")
for change in found.to_frame().itertuples():
    print(f"{change.cost:6.1f}  {change.change}")
