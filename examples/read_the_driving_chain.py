"""Say what sets the launch date: the unbroken chain from the start to launch."""

from collections import Counter
from pathlib import Path

import scheduler

plan = scheduler.plan(Path("task_graphs/shenzhou-22.yaml"), "emergency")
for piece in plan.chain[-8:]:
    begins = plan.situation.axis.moment(piece.start)
    step = plan.situation.jobs[piece.task].task
    print(f"{begins:%a %d %b %H:%M}  {piece.length / 60:5.1f} h  {piece.kind:5} {step.title}")

hours: Counter[str] = Counter()
for piece in plan.chain:
    hours[piece.kind] += piece.length
print(f"{plan.launch / 60:.1f} h to launch:", end=" ")
print(", ".join(f"{kind} {length / 60:.1f} h" for kind, length in hours.most_common()))
