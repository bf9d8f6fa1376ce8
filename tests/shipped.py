"""The task graphs that come with the package."""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "task_graphs"
GRAPHS = sorted(path for path in FOLDER.glob("*.yaml") if not path.stem.endswith(".risk"))
