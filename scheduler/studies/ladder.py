"""
The ladder: the scenarios of a graph as a staircase, every saved day accounted for.

Each rung is one way of working more than the rung before; what it saves depends on the order of
the rungs.
"""

from contextlib import suppress
from dataclasses import dataclass

from scheduler.analyse.kept.integrity import Integrity, integrity
from scheduler.analyse.loads.duty import duty_report
from scheduler.analyse.loads.effort import Effort, effort
from scheduler.calendars.situation.choices import ChosenSituation, chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import InputError, NoScheduleError, Problem, Where
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.scenario import Order, Scenario
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import SolveResult, Stop
from scheduler.planning.solve import solve
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.wording.changes.scenarios import lever_words

STRICT = "strictly-serial"
"""The id of the lowest rung, unless a scenario of the campaign has that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """
    One scenario of the ladder.

    ``levers`` say in words what it changes against the rung before; ``saved`` is how much earlier
    it launches than that one, nothing for the first. ``risk`` is what its draws say, if that was
    asked for.
    """

    scenario: str
    title: str
    levers: tuple[str, ...]
    result: SolveResult
    launch_minute: Minutes
    saved: Minutes | None
    effort: Effort
    integrity: Integrity
    situation: ChosenSituation
    risk: RiskDocument | None = None


def default_rungs(campaign: Campaign, to: str | None = None) -> list[str]:
    """Return the baseline, and the scenarios from it to the planned one in file order."""
    names = list(campaign.scenarios)
    first = names.index(campaign.baseline_scenario)
    last = names.index(to or campaign.plan_scenario)
    if first > last:
        hint = "Put the baseline before the planned scenario, or name the scenarios to compare."
        problem = Problem(
            code="ladder-backwards",
            message=f"scenario {names[last]!r} comes before the baseline {names[first]!r}",
            where=Where("scenarios"),
            hint=hint,
        )
        raise InputError([problem])
    return names[first : last + 1]


def ladder(
    campaign: Campaign,
    names: list[str],
    options: SolveOptions,
    listener: Listener = ignore,
) -> list[Rung]:
    """
    Plan the rungs from the strictly serial baseline up.

    Where the baseline cannot be planned strictly one step at a time, it is the lowest rung itself.

    Raises
    ------
    NoScheduleError
        If a scenario has no plan, or none was found in time.
    KeyboardInterrupt
        If the first search is interrupted; later, Ctrl-C ends the ladder and keeps the rungs.
    """
    scenarios = [campaign.resolve_scenario(name) for name in names]
    search = (options, listener)
    rungs: list[Rung] = []
    before: Scenario | None = None
    strict = strictly_serial(campaign, scenarios[0])
    with suppress(NoScheduleError):
        rungs.append(_rung(campaign, None, strict, rungs, search))
        before = strict
    try:
        for scenario in scenarios:
            rungs.append(_rung(campaign, before, scenario, rungs, search))
            before = scenario
    except KeyboardInterrupt:
        if not rungs:
            raise
    return rungs


def strictly_serial(campaign: Campaign, first: Scenario) -> Scenario:
    """Return a scenario worked strictly one step at a time, under an id that no other has."""
    ids = (STRICT, *(f"{STRICT}-{number}" for number in range(2, len(campaign.scenarios) + 2)))
    own_id = next(each for each in ids if each not in campaign.scenarios)
    title = "Strictly serial"
    return first.altered({"id": own_id, "name": title, "order": Order.SERIAL})


def _rung(
    campaign: Campaign,
    before: Scenario | None,
    scenario: Scenario,
    below: list[Rung],
    search: tuple[SolveOptions, Listener],
) -> Rung:
    changed = with_scenario(campaign, scenario, name=scenario.title)
    situation = prepare(changed, changed.resolve_scenario(scenario.id))
    result = solve(situation, search[0], search[1], below[-1].result.schedule if below else None)
    if result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    schedule = result.require_schedule()
    situation = chosen(situation, schedule.options)
    launch = schedule[situation.launch].end
    levers = () if before is None else tuple(lever_words(campaign, before, scenario))
    return Rung(
        scenario=scenario.id,
        title=scenario.title,
        levers=levers,
        result=result,
        launch_minute=launch,
        saved=below[-1].launch_minute - launch if below else None,
        effort=effort(situation, schedule),
        integrity=integrity(situation, schedule, duty_report(situation, schedule)),
        situation=situation,
    )
