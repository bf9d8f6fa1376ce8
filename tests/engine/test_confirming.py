"""That nothing is possible is only said after a second search that differs, at every door."""

import ast
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

import scheduler
from scheduler.engine.confirming import BaseEffort, confirm
from scheduler.engine.site.bounds import LowerBound
from scheduler.engine.site.bounds.refutation import judge
from scheduler.engine.site.cpsat.questions import ask, confirm_impossible
from scheduler.engine.site.cpsat.run import SolverEffort
from scheduler.engine.site.cpsat.solve import solve_by_cpsat
from scheduler.engine.site.race import SiteRace
from scheduler.engine.verdict import Verdict, verdict_of
from scheduler.errors import Infeasible
from scheduler.model.duty import DutyRules
from scheduler.planning.duty.rostering_search import has_lawful_turns
from scheduler.planning.interface.progress import ignore
from scheduler.planning.interface.result import Status
from scheduler.planning.search.decision import Answer, decide
from scheduler.planning.search.incumbent import Incumbent
from scheduler.planning.search.launch_search import LaunchSearch
from scheduler.planning.search.run import SearchEffort
from scheduler.planning.solve import solve
from scheduler.studies.making_a_date.study import TargetStudy
from tests.builders import ONE_WORKER, hours, make_campaign, make_situation, make_task
from tests.engine.site.sites import make_site
from tests.planning.test_manning import day_turn

SOURCES = sorted(Path(scheduler.__file__).parent.rglob("*.py"))


@dataclass(frozen=True)
class Ended:
    """How a search by hand has ended."""

    verdict: Verdict
    interrupted: bool = False

    def confirmed(self):
        """Return the same with its denial as a verdict."""
        return replace(self, verdict=Verdict.INFEASIBLE)


ENDINGS = st.builds(Ended, st.sampled_from(Verdict).filter(lambda v: v is not Verdict.INFEASIBLE))


@given(ENDINGS, ENDINGS)
def test_only_two_denials_call_something_infeasible(first, second):
    """Otherwise the first verdict stands, or, where it was a denial, that of the second search."""
    believed = confirm(first, BaseEffort(seconds=1), lambda _: second).verdict

    denied = Verdict.DENIED
    assert (believed is Verdict.INFEASIBLE) == (first.verdict is second.verdict is denied)
    if believed is not Verdict.INFEASIBLE:
        assert believed is (second.verdict if first.verdict is denied else first.verdict)


@pytest.mark.parametrize("first", [True, False])
def test_interrupted_searches_prove_nothing(first):
    """Whoever stopped one of the two has no verdict."""
    endings = [Ended(Verdict.DENIED, interrupted=first), Ended(Verdict.DENIED, interrupted=True)]

    believed = confirm(endings[0], BaseEffort(seconds=1), lambda _: endings[1])

    assert believed.verdict is Verdict.DENIED


@pytest.mark.parametrize(
    "effort",
    [
        BaseEffort(seconds=1, workers=4, seed=7),
        SearchEffort(seconds=1, linear=False),
        SearchEffort(seconds=1, workers=8, quick_start=True),
        SolverEffort(seconds=1, turns=True),
    ],
)
def test_second_search_differs(effort):
    """It has another seed, one worker, and searches the model as it stands, or presolved."""
    second = effort.differing()

    assert (second.workers, second.seed) == (1, effort.seed + 1)
    assert second.presolve is not effort.presolve
    assert getattr(second, "linear", None) is not getattr(effort, "linear", ...)


def test_one_search_can_only_deny():
    """What CP-SAT calls infeasible is a denial; an invalid model is a fault of the program."""
    assert verdict_of("INFEASIBLE") is Verdict.DENIED
    with pytest.raises(AssertionError, match="MODEL_INVALID"):
        verdict_of("MODEL_INVALID")


@pytest.fixture
def lies(monkeypatch):
    """Let CP-SAT deny everything that it has presolved; return the searches in which it lied."""
    search, told = cp_model.CpSolver.solve, []

    def solve_or_lie(solver, model, callback=None):
        if solver.parameters.cp_model_presolve:
            told.append(model)
            return cp_model.INFEASIBLE
        return search(solver, model, callback)

    monkeypatch.setattr(cp_model.CpSolver, "solve", solve_or_lie)
    return told


def never():
    """Say that the answer is still wanted."""
    return False


def two_tests():
    """Return a campaign of two tests for one crew, of three hours and of two, and a launch."""
    tests = [make_task("A", 3, crew={"MEC": 1}), make_task("B", 2, crew={"MEC": 1})]
    launch = make_task("L", 0, after=["A", "B"])
    limit = {"from": "A end", "to": "launch end", "max": "1h"}
    return make_situation(make_campaign(*tests, launch, crews={"MEC": 1}, limits=[limit]))


def to_decide():
    """Ask for a plan that lists do not find: 3 + 3 and 2 + 2 + 2 hours, the longest not first."""
    lengths = (3, 3, 2, 2, 2)
    tests = [make_task(f"T{i}", hours, crew={"MEC": 1}) for i, hours in enumerate(lengths)]
    launch = make_task("L", 0, after=[test.id for test in tests])
    situation = make_situation(make_campaign(*tests, launch, crews={"MEC": 2}))
    return decide(situation, hours(6), ONE_WORKER).answer is Answer.POSSIBLE


def to_plan():
    """Plan the whole of it, early starts and all."""
    result = solve(two_tests(), replace(ONE_WORKER, settle=1.0))
    return (result.status, result.launch_minute) == (Status.OPTIMAL, hours(5))


def to_search():
    """Search for launch with no plan to begin with."""
    standing = Incumbent(two_tests(), None, ignore)
    search = LaunchSearch(standing, ONE_WORKER)
    search.run()
    return not search.is_infeasible and standing.launch == hours(5)


def to_make_a_date():
    """Look for the cheapest way to a date that the plan makes anyway."""
    campaign = make_campaign(make_task("L", 2, crew={"MEC": 1}), crews={"MEC": 1})
    return TargetStudy(campaign, "plan", "plan", ONE_WORKER).cheapest(hours(2), None).cost == 0


def to_ask_about_a_site():
    """Ask whether a site has any placement, and for its earliest end."""
    site, race = make_site((1, 2)), SiteRace(make_site((1, 2)))
    solve_by_cpsat(site, race, SolverEffort(seconds=5))
    effort = SolverEffort(seconds=60)
    asked = ask(site, site.horizon, effort, never), confirm_impossible(site, effort, never)
    return not race.is_impossible and all(each.placement is not None for each in asked)


def to_raise_a_bound():
    """Judge an end that a site can have."""
    site = make_site((1, 2))
    windows = LowerBound(site).windows_for(site.horizon)
    assert windows is not None
    return judge(windows, SolverEffort(seconds=60), never) is Verdict.FEASIBLE


def to_man_shifts():
    """Ask whether two teams can man two shifts within the duty rules."""
    slots = [day_turn(0).slot, day_turn(1).slot]
    return has_lawful_turns(DutyRules(days_in_row=1), slots, 2, 0) is True


DOORS = (
    to_decide,
    to_plan,
    to_search,
    to_make_a_date,
    to_ask_about_a_site,
    to_raise_a_bound,
    to_man_shifts,
)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_wrong_first_verdict_is_caught_at_every_door(door, lies):
    """Where the first search denies what there is, the second one finds it."""
    assert door()
    assert lies


def test_what_both_searches_deny_is_infeasible():
    """Three hours and two with one crew do not launch by the fourth, at no price."""
    campaign = two_tests().campaign

    assert decide(two_tests(), hours(4), ONE_WORKER).answer is Answer.IMPOSSIBLE
    with pytest.raises(Infeasible, match="no change that the task graph permits"):
        TargetStudy(campaign, "plan", "plan", ONE_WORKER).cheapest(hours(4), None)


def test_status_of_the_solver_is_read_in_one_place():
    """No other module knows the word, and none but `confirm` makes a denial a verdict."""
    knowing, confirming = set(), set()
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        is_near = "INFEASIBLE" in text or "confirmed" in text
        tree = list(ast.walk(ast.parse(text))) if is_near else []
        if any(isinstance(node, ast.Constant) and node.value == "INFEASIBLE" for node in tree):
            knowing.add(path.name)
        if any(isinstance(node, ast.Attribute) and node.attr == "confirmed" for node in tree):
            confirming.add(path.name)

    assert knowing == {"verdict.py"}
    assert confirming == {"confirming.py"}
