"""Verify a written plan from the raw files, then a copy in which somebody moved a step."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import scheduler

with TemporaryDirectory() as folder:
    scheduler.plan("task_graphs/first-steps.yaml").save(folder, charts=False)
    print(f"as written: {len(scheduler.verify(folder))} broken rules")

    file = Path(folder) / "plan.json"
    document = json.loads(file.read_text("utf-8"))
    step = next(task for task in document["tasks"] if task["id"] == "roll-out")
    step["start_minute"] -= 60
    step["end_minute"] -= 60
    step["pieces"] = [[step["start_minute"], step["end_minute"]]]
    file.write_text(json.dumps(document), "utf-8")

    print("roll-out an hour earlier:")
    for violation in scheduler.verify(folder):
        print(f"    {violation}")
