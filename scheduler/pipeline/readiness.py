"""What readiness is asked of: a written plan, or a task graph, which is planned first."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from scheduler.analyse.plan import ExplainedPlan
from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import Length
from scheduler.pipeline.opened import OpenedGraph, open_graph
from scheduler.pipeline.plan import plan_whole
from scheduler.pipeline.reopen import reopen
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore

GRAPH_ONLY = "Leave it out, or name the task graph in place of the plan."


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAtHand:
    """A plan that goes on until a vehicle is called: one at hand, or one still to be made."""

    campaign: Campaign
    scenario: str
    at_hand: ExplainedPlan | OpenedGraph

    def plan(self, options: SolveOptions, listener: Listener = ignore) -> ExplainedPlan:
        """
        Return the plan, made first if there is only a task graph.

        Raises
        ------
        NoScheduleError
            If there is no plan, or none was found in time.
        KeyboardInterrupt
            If the search for it is interrupted.
        """
        if isinstance(self.at_hand, ExplainedPlan):
            return self.at_hand
        return plan_whole(self.at_hand, self.scenario, options, listener)


def is_plan(path: Path) -> bool:
    """Whether a path means a written plan: a folder, or a file of its kind."""
    return path.is_dir() or path.suffix == ".json"


def open_site(path: Path, scenario: str | None = None, facts: Path | None = None) -> SiteAtHand:
    """
    Open a written plan, or a task graph with a scenario of it and facts of the day.

    Raises
    ------
    InputError
        If it cannot be read, or a written plan is to have another scenario or other facts.
    WrittenPlanError
        If the plan breaks a rule, or claims a result that its schedule contradicts.
    """
    if not is_plan(path):
        return site_of(open_graph(path, facts), scenario)
    _require_graph("--scenario", "the scenario it was made in", scenario)
    _require_graph("--progress", "the facts it was made with", facts)
    return site_of(reopen(path))


def site_of(at_hand: ExplainedPlan | OpenedGraph, scenario: str | None = None) -> SiteAtHand:
    """Return the site of a plan, or of a task graph in one of its scenarios."""
    if isinstance(at_hand, ExplainedPlan):
        situation = at_hand.situation
        return SiteAtHand(
            campaign=situation.campaign, scenario=situation.scenario.id, at_hand=at_hand
        )
    name = at_hand.require_scenario(scenario)
    return SiteAtHand(campaign=at_hand.campaign, scenario=name, at_hand=at_hand)


def _require_graph(option: str, own: str, given: object) -> None:
    if given is not None:
        message = f"a written plan has {own}"
        problem = Problem(code="bad-option", message=message, where=Where(option), hint=GRAPH_ONLY)
        raise InputError([problem])


def length_meant(text: str | timedelta, name: str) -> Minutes:
    """
    Return a length of time in minutes; ``name`` is what it was given as.

    Raises
    ------
    InputError
        If it is none.
    """
    try:
        return TypeAdapter[Minutes](Length).validate_python(text)
    except ValidationError as error:
        details = error.errors()[0]
        what, _, way_out = details["msg"].partition("; ")
        hint = f"{way_out[:1].upper()}{way_out[1:]}." if way_out else ""
        problem = Problem(code=details["type"], message=what, where=Where(name), hint=hint)
        raise InputError([problem]) from error
