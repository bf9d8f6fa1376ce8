"""
Windows of steps: a named one may open earlier and close later, or on more days.

The ladder opens each end by itself in steps of the time grid. A lever of so little would seldom
show a gain: it opens a daily window by an hour at both ends, one of dates by a day at either end.
Windows written inside a task have no name to set them by, and are no lever.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window, WindowFor
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.change import Change, require_known, require_none
from scheduler.studies.loosening.base.copies import with_scenario, with_task
from scheduler.studies.loosening.base.ladder import (
    Lever,
    RuleLadder,
    lever_of,
    single_rung,
)
from scheduler.studies.loosening.base.left import has_begun, is_past, tasks_left
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.studies.loosening.base.rule import Path, Rule, RuleFamily, named
from scheduler.studies.loosening.base.wider_windows import (
    closed_later,
    earlier_and_later,
    further_days,
    opened_sooner,
    with_bound,
)
from scheduler.studies.loosening.base.window_times import opening_times

ONE_DAY = timedelta(days=1)
WINDOW_PARTS = ("daily", "days", "dates", "from", "to")


def _rules(situation: Situation) -> Iterator[Rule]:
    """Yield the windows of a step for one purpose: several of them are alternatives."""
    for task in situation.tasks.values():
        for purpose in WindowFor:
            positions = _positions(situation.campaign, task, purpose)
            if positions:
                yield Rule(
                    key=f"window {task.id} {purpose}",
                    family=RuleFamily.WINDOW,
                    subject=_names(task, positions),
                    words=_words(situation, task, positions),
                    path=_path(task, positions),
                    take_out=partial(_without_windows, task_id=task.id, purpose=purpose),
                )


def _positions(campaign: Campaign, task: Task, purpose: WindowFor) -> list[int]:
    windows = campaign.task_windows(task)
    return [place for place, each in enumerate(windows) if each.applies_to is purpose]


def _names(task: Task, positions: list[int]) -> tuple[str, ...]:
    """Return the name of the window if there is a single one and it has a name."""
    names = [task.windows[place] for place in positions]
    return (names[0],) if len(names) == 1 and isinstance(names[0], str) else ()


def _path(task: Task, positions: list[int]) -> Path:
    names = _names(task, positions)
    if names:
        return ("windows", names[0])
    return ("tasks", task.id, "windows", positions[0])


def _words(situation: Situation, task: Task, positions: list[int]) -> str:
    campaign = situation.campaign
    windows = [campaign.task_windows(task, situation.scenario)[place] for place in positions]
    verb = {"start": "starts", "end": "ends", "run": "runs"}[windows[0].applies_to]
    reasons = "; ".join(dict.fromkeys(each.reason for each in windows if each.reason))
    why = f" ({reasons})" if reasons else ""
    return f"{named(campaign, task.id)} {verb} only {opening_times(situation.axis, windows)}{why}"


def _without_windows(
    campaign: Campaign, scenario: Scenario, *, task_id: TaskId, purpose: WindowFor
) -> Campaign:
    del scenario
    task = campaign.tasks[task_id]
    gone = _positions(campaign, task, purpose)
    kept = tuple(each for place, each in enumerate(task.windows) if place not in gone)
    return with_task(campaign, task_id, {"windows": kept})


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Open windows earlier and close them later: daily ones by an hour, others by a day."""
    used = _used(campaign, scenario)
    for name, window in campaign.windows.items():
        if name not in used:
            continue
        if window.daily is not None:
            wider = _wider(window.daily, on_all_days=window.is_on_all_days)
            yield Lever(
                change=Change("window", name, "daily", str(wider)),
                title=f"Window {name} open an hour longer at each end ({wider})",
            )
            yield from map(lever_of, further_days(window))
        elif window.start is not None and window.end is not None:
            if not is_past(campaign, window.start):
                change = with_bound(campaign, window, "from", window.start - ONE_DAY)
                yield Lever(change=change, title=f"Window {name} opens a day earlier")
            change = with_bound(campaign, window, "to", window.end + ONE_DAY)
            yield Lever(change=change, title=f"Window {name} closes a day later")


def _used(campaign: Campaign, scenario: Scenario) -> set[str]:
    """Return the windows that matter to what is left; where nothing is recorded, all."""
    if progress_of(campaign) is None:
        return set(campaign.windows)
    return {
        name
        for task in tasks_left(campaign, scenario)
        for name in campaign.windows
        if name in task.windows and not _is_behind(campaign, task, campaign.windows[name])
    }


def _is_behind(campaign: Campaign, task: Task, window: Window) -> bool:
    """Whether a window of a step is for its start, and it has begun."""
    return window.applies_to is WindowFor.START and has_begun(campaign, task.id)


def _wider(span: ClockSpan, *, on_all_days: bool) -> ClockSpan:
    """Return an hour more at each end, the whole day at most; some days keep their own start."""
    start, end = max(span.start - HOUR, 0), span.end + HOUR
    if end - start < DAY:
        return ClockSpan(start=start, end=end)
    return ClockSpan(start=0, end=DAY) if on_all_days else ClockSpan(start=start, end=start + DAY)


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    """Widen a named window; an instant stays one unless the graph says how far it may go."""
    if not rule.subject:
        return
    window = situation.campaign.windows[rule.subject[0]]
    if window.daily is not None:
        yield from earlier_and_later(situation, rule, window, window.daily)
        for notch in further_days(window):
            yield from single_rung(rule, notch)
    elif window.start is not None and window.end is not None:
        yield opened_sooner(situation, rule, window, window.start)
        yield closed_later(situation, rule, window, window.end)


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop a window, or set one of its bounds, which the scenario then takes as they are."""
    require_known(campaign.windows, change.name, "unknown-window")
    if not change.part:
        require_none(change)
        return _without_window(campaign, change.name)
    require_known(dict.fromkeys(WINDOW_PARTS), change.part, "unknown-field")
    before = campaign.windows[change.name]
    stated: dict[str, Any] = {"id": before.id, "for": before.applies_to, "daily": before.daily}
    stated |= {"from": before.start, "to": before.end}
    stated |= {"widest": before.widest, "earliest": before.earliest, "latest": before.latest}
    stated |= {"days": before.days, "dates": before.dates}
    value = change.value.split(",") if change.part == "dates" else change.value
    stated |= {"reason": before.reason, change.part: value}
    windows = {**campaign.windows, change.name: Window.model_validate(stated)}
    changed = campaign.altered({"windows": windows})
    resolved = campaign.resolve_scenario(scenario)
    if change.name not in resolved.widened:
        return changed
    widened = [name for name in resolved.widened if name != change.name]
    return with_scenario(changed, resolved, widened=widened)


def _without_window(campaign: Campaign, name: str) -> Campaign:
    tasks = {
        task_id: task.altered({"windows": tuple(w for w in task.windows if w != name)})
        for task_id, task in campaign.tasks.items()
    }
    return campaign.altered({"tasks": tasks})


def _priced(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield the windows that are widened where they were not before."""
    del schedule, by
    campaign = situation.campaign
    for name in situation.scenario.widened:
        if name not in before.widened:
            yield PricedChange(
                family=PriceFamily.WINDOW,
                subject=name,
                title=f"Window {name} widened to {_widest(campaign, name)}",
                cost=in_cents(campaign.costs.window),
            )


def _widest(campaign: Campaign, name: str) -> str:
    return campaign.windows[name].at_widest.said(campaign.zone)


WINDOWS = Loosening(
    checks=("windows",),
    families=(RuleFamily.WINDOW,),
    causes=(Cause.WINDOW,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    settings=(
        Setting(
            kind="window",
            form="window.NAME.daily=06:00-20:00, window.NAME.days=mon-fri, window.NAME=none",
            apply=_apply,
        ),
    ),
    fields=("widened",),
    prices=(PriceFamily.WINDOW,),
    priced=_priced,
)
