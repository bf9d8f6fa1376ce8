from pathlib import Path

import pytest

from scheduler.exports.document.plan import write_plan_json
from scheduler.pipeline.plan import plan
from scheduler.planning.interface.options import SolveOptions

FIRST_STEPS = Path(__file__).parents[2] / "task_graphs" / "first-steps.yaml"


@pytest.fixture(scope="session")
def made_plan():
    """Return the plan of the smallest task graph."""
    return plan(FIRST_STEPS, options=SolveOptions(workers=1))


@pytest.fixture
def plan_file(made_plan, tmp_path):
    """Return that plan, written."""
    return write_plan_json(made_plan, tmp_path)
