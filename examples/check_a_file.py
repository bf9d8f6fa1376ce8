"""Report every problem of a broken task graph in one run."""

from pathlib import Path
from tempfile import TemporaryDirectory

import scheduler

text = Path("task_graphs/first-steps.yaml").read_text("utf-8")
broken = (
    text.replace("after: unload", "after: unlaod")
    .replace("hours: 10, pausable", "hours: 1d, pausable")
    .replace("pausable: yes", "pauseable: yes")
    .replace("countdown: {name: Countdown, hours: 3", "countdown: {name: Countdown, hours: 3h x")
)

with TemporaryDirectory() as folder:
    path = Path(folder) / "broken.yaml"
    path.write_text(broken, "utf-8")
    problems = scheduler.find_problems(path)

for problem in problems:
    print(f"line {problem.where.line}: {problem.code}: {problem.message}")
    print(f"    {problem.hint}")
