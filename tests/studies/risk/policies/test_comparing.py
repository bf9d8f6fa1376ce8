"""The first draws of a plan played by other policies, one after the other."""

from concurrent.futures import Executor, Future

import pytest

from scheduler.model.risk.risks import Risks
from scheduler.pipeline.risk.assessing import PolicyRun, RiskOptions, assess_schedule
from scheduler.studies.risk.policies.outcomes import PolicyKind
from tests.builders import make_situation
from tests.studies.risk.policies.worlds import YARD_PLAN, make_yard

LATE_A = Risks.model_validate(
    {"draws": 20, "hours": [{"steps": ["A"], "hours": ["4h", "6h", "12h"], "shape": "uniform"}]}
)
SOME = RiskOptions(drivers=False, replans=3, hindsights=2)


class Interrupted(Executor):
    """Stands for Ctrl-C: plans some draws, and is then interrupted."""

    def __init__(self, draws):
        self.left = draws

    def submit(self, fn, /, *args, **kwargs):
        """Plan a draw, or hear Ctrl-C."""
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@pytest.fixture(scope="module")
def heard():
    """Return what is told of each draw."""
    return []


@pytest.fixture(scope="module")
def found(heard):
    """Return an assessment with three draws replanned, and two planned with all known."""
    run = PolicyRun(on_draw=lambda *told: heard.append(told))
    return assess_schedule(make_situation(make_yard()), YARD_PLAN, LATE_A, SOME, run=run)


def test_policies_play_the_first_draws(found):
    """Three and two of twenty, beside their launches in the order of the plan."""
    replan, hindsight = found.policies
    launches = tuple(found.played.launches.tolist())

    assert (replan.kind, replan.draws, replan.kept) == (PolicyKind.REPLAN, 3, launches[:3])
    assert (hindsight.kind, hindsight.kept) == (PolicyKind.HINDSIGHT, launches[:2])
    assert replan.is_complete


def test_knowing_everything_is_never_worse(found):
    """Draw by draw it launches no later than the order of the plan, or than replanning."""
    replan, hindsight = found.policies

    for known, planned, kept in zip(hindsight.launches, replan.launches, replan.kept, strict=False):
        assert known <= min(planned, kept)


def test_each_draw_is_told(found, heard):
    """With how many of how many are done."""
    assert found.policies
    assert heard == [
        *((PolicyKind.REPLAN, done, 3) for done in (1, 2, 3)),
        *((PolicyKind.HINDSIGHT, done, 2) for done in (1, 2)),
    ]


def test_the_figures_of_the_order_kept_do_not_depend_on_other_policies(found):
    """The same draws launch at the same minutes, and nothing is told of policies not asked for."""
    plain = assess_schedule(
        make_situation(make_yard()), YARD_PLAN, LATE_A, RiskOptions(drivers=False)
    )

    assert plain.policies == ()
    assert plain.played.launches.tolist() == found.played.launches.tolist()


def test_ctrl_c_keeps_the_draws_that_are_done():
    """Nothing is done by the second policy, and all that was of the first is told."""
    run = PolicyRun(executor=Interrupted(3))

    kept = assess_schedule(make_situation(make_yard()), YARD_PLAN, LATE_A, SOME, run=run).policies

    assert [(each.kind, each.draws) for each in kept] == [(PolicyKind.REPLAN, 3)]
