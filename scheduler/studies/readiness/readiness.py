"""The readiness of all vehicles that could be called in a plan, and how the promises are kept."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.vehicles.states import VehicleStates, vehicle_states
from scheduler.errors import InputError, Problem, Where, did_you_mean
from scheduler.model.calling.flows import launch_of, mission_of
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.readiness.alarm import Reading
from scheduler.studies.readiness.as_planned import AsPlanned
from scheduler.studies.readiness.coverage import Coverage, Headline, coverage, headline
from scheduler.studies.readiness.curve import ReadinessCurve, ReadinessQuestion, readiness_curve
from scheduler.studies.readiness.last_calls import LastCall, last_calls
from scheduler.studies.readiness.others import Others

OnSearch = Callable[[str, Reading, int], None]
"""Called with a vehicle, a reading of it and the number of its stretches still to be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessRequest:
    """
    What is asked of a plan.

    Without ``vehicle`` all that may be called are looked at. ``begin`` and ``end``, in minutes on
    the axis of the plan, are by default those of the promise, else the data date or the start of
    the plan, and the end of its last step. ``every`` is the step of the grid.
    """

    vehicle: str | None = None
    others: Others = Others.KEEP
    begin: Minutes | None = None
    end: Minutes | None = None
    every: Minutes = HOUR
    options: SolveOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleReadiness:
    """The readiness of one vehicle: its curve, the last calls for each launch, and figures."""

    vehicle: str
    title: str
    curve: ReadinessCurve
    last_calls: tuple[LastCall, ...]
    headline: Headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The readiness of a plan: each vehicle that could be called, and each promise of the site."""

    plan: ExplainedPlan
    request: ReadinessRequest
    vehicles: tuple[VehicleReadiness, ...]
    coverages: tuple[Coverage, ...]
    states: tuple[VehicleStates, ...]

    @property
    def is_complete(self) -> bool:
        """Whether everything asked for was looked at."""
        return all(each.curve.is_complete for each in self.vehicles)


def find_readiness(
    plan: ExplainedPlan,
    request: ReadinessRequest,
    executor: Executor,
    on_search: OnSearch | None = None,
) -> Readiness:
    """
    Return when each vehicle could launch if it were called, from moment to moment of a plan.

    Ctrl-C keeps what there is.

    Raises
    ------
    InputError
        If the campaign has no vehicle to call, none of that name, or it is called at once or lost.
    """
    as_planned = AsPlanned(plan.situation, plan.schedule)
    states = vehicle_states(plan.situation, plan.schedule)
    found: list[VehicleReadiness] = []
    stretch = _stretch(plan, request)
    questions = list(_questions(plan, request, states, as_planned))
    for question in questions:
        curve = readiness_curve(question, executor, _teller(question, on_search))
        found.append(_told(plan, question, curve))
        if not curve.is_complete:
            break
    cover = plan.situation.campaign.cover
    curves = [each.curve for each in found]
    unseen = tuple((x.moments[0], x.moments[-1]) for x in questions[len(found) :])
    return Readiness(
        plan=plan,
        request=request,
        vehicles=tuple(found),
        coverages=tuple(
            coverage(curves, each, stretch, unseen) for each in (cover.promise if cover else ())
        ),
        states=states,
    )


def _teller(
    question: ReadinessQuestion, on_search: OnSearch | None
) -> Callable[[Reading, int], None] | None:
    if on_search is None:
        return None
    return lambda reading, left: on_search(question.vehicle, reading, left)


def _told(
    plan: ExplainedPlan, question: ReadinessQuestion, curve: ReadinessCurve
) -> VehicleReadiness:
    return VehicleReadiness(
        vehicle=question.vehicle,
        title=plan.situation.campaign.vehicles[question.vehicle].title,
        curve=curve,
        last_calls=last_calls(question, curve),
        headline=headline(curve),
    )


def _questions(
    plan: ExplainedPlan,
    request: ReadinessRequest,
    states: Sequence[VehicleStates],
    as_planned: AsPlanned,
) -> Iterator[ReadinessQuestion]:
    """Yield what is to be found, for each vehicle up to its call in the plan."""
    begin, end = _stretch(plan, request)
    calls = {each.vehicle: each.called for each in states}
    asked = _asked_and_there(plan.situation.campaign, request)
    last = {name: end if (call := calls[name]) is None else min(end, call) for name in asked}
    open_ones = [name for name in asked if last[name] > begin]
    if not open_ones:
        raise InputError([_called_before(plan, asked, calls, begin)])
    for name in open_ones:
        yield ReadinessQuestion(
            plan=as_planned,
            vehicle=name,
            others=request.others,
            moments=(*range(begin, last[name], request.every), last[name]),
            options=replace(request.options, workers=1, settle=0.0),
        )


def _stretch(plan: ExplainedPlan, request: ReadinessRequest) -> tuple[Minutes, Minutes]:
    """Return the first and the last call to be looked at."""
    situation, cover = plan.situation, plan.situation.campaign.cover
    first = 0 if situation.facts is None else situation.facts.begin
    axis = situation.axis
    begin, end = request.begin, request.end
    if begin is None and cover is not None and cover.start is not None:
        begin = axis.minute(cover.start)
    if end is None and cover is not None and cover.end is not None:
        end = axis.minute(cover.end)
    begin = max(first, first if begin is None else begin)
    end = plan.schedule.makespan if end is None else end
    if end <= begin:
        message = f"nothing lies between {axis.say(begin)} and {axis.say(end)}"
        raise InputError([_problem("empty-stretch", message, "--to", "Name a later date as --to.")])
    return begin, end


def asked_vehicles(campaign: Campaign, vehicle: str | None) -> list[str]:
    """
    Return the vehicles that are asked for, or all, as far as they have a launch to be called for.

    Raises
    ------
    InputError
        If the campaign has no vehicle to call, or none of that name.
    """
    vehicles = campaign.vehicles
    if not vehicles:
        hint = "Name the vehicles of the site under vehicles: in the task graph."
        raise InputError([_problem("no-vehicles", "the task graph has none", "vehicles", hint)])
    if vehicle is not None and vehicle not in vehicles:
        message = f"there is no vehicle {vehicle!r}"
        hint = did_you_mean(vehicle, vehicles)
        raise InputError([_problem("unknown-vehicle", message, "--vehicle", hint)])
    cover = campaign.cover
    names = [vehicle] if vehicle else list(cover.vehicles if cover else vehicles)
    found = [name for name in names if launch_of(campaign, vehicles[name])]
    if not found:
        message = f"{', '.join(names)}: no launch is stated, and nothing to do when called"
        hint = "Give the vehicle called: {like: ...}, or a launch of its own."
        raise InputError([_problem("nothing-to-call", message, "--vehicle", hint)])
    return found


def _asked_and_there(campaign: Campaign, request: ReadinessRequest) -> list[str]:
    """Return the vehicles that are asked for, but for the mission vehicle where that is lost."""
    asked = asked_vehicles(campaign, request.vehicle)
    mission = mission_of(campaign) if request.others is Others.LOST else None
    found = [name for name in asked if mission is None or name != mission.id]
    if not found:
        message = f"{' and '.join(asked)} is the mission vehicle, which is lost when the call comes"
        hint = "Ask for another vehicle, or for --others yield."
        raise InputError([_problem("vehicle-lost", message, "--vehicle", hint)])
    return found


def _called_before(
    plan: ExplainedPlan, names: Sequence[str], calls: dict[str, Minutes | None], begin: Minutes
) -> Problem:
    say = plan.situation.axis.say
    told = [f"{name} is called {say(call)}" for name in names if (call := calls[name]) is not None]
    message = f"in this plan {' and '.join(told)}; from {say(begin)} on there is nobody to call"
    return _problem("called-before", message, "--vehicle", "Ask for a vehicle that stands by.")


def _problem(code: str, message: str, option: str, hint: str) -> Problem:
    return Problem(code=code, message=message, where=Where(option), hint=hint)
