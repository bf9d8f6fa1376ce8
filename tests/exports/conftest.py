from pathlib import Path

import pytest

from scheduler.pipeline.plan import plan
from scheduler.planning.interface.options import SolveOptions

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"


@pytest.fixture(scope="session")
def first_plan():
    """Return the plan of the smallest task graph."""
    return plan(FIRST_STEPS, options=SolveOptions(workers=1))
