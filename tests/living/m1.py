"""
M1, the small campaign on which the rules of facts are tried, and builders of progress.

Its days begin on Monday 2 March 2026, zone UTC. The announced plan: a Mon 08-12, b Mon 12-16 and
Tue 08-10, c Mon 12-15, d Tue 10-12, go Tue 17-18.
"""

from datetime import datetime, timedelta

from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.model.progress.progress import Progress
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.solve import solve
from scheduler.readers.task_graph import parse_task_graph
from scheduler.schedule.scheduled import Schedule, ScheduledTask

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONDAY = datetime.fromisoformat("2026-03-02")
START = MONDAY + timedelta(hours=8)
PLAN = "plan"

HEAD = """\
format: 1
name: M1
start: 2026-03-02T08:00
horizon: 10d
launch: go
shifts: {day: 08:00-16:00, late: 16:00-24:00}
crews:
  MEC: {people: {day: 4, late: 2}}
  ELE: {people: {day: 2}}
facilities: {HALL: {room: 2}, PAD: {room: 1}}
windows: {evening: {for: end, daily: 18:00}}
scenarios: {plan: {}}
"""
STEPS = {
    "a": "{hours: 4, crew: {MEC: 4}, facility: HALL}",
    "b": "{hours: 6, pausable: true, test: true, crew: {ELE: 2}, facility: HALL, after: [a]}",
    "c": "{hours: 3, crew: {MEC: 2}, facility: HALL, after: [a]}",
    "d": "{hours: 2, crew: {MEC: 4}, facility: PAD, after: [b, c]}",
    "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: PAD, after: [d], "
    "windows: [evening]}",
}


def graph(steps, more="", head=HEAD):
    """Return the text of a task graph on the shifts, crews and places of M1."""
    lines = [f"  {name}: {step}" for name, step in steps.items()]
    return "\n".join([head + more + "tasks:", *lines, ""])


M1 = graph(STEPS)


def campaign_of(text):
    """Return the campaign that a text of YAML states."""
    return parse_task_graph(text.encode(), "m1.yaml").require()


def m1():
    """Return M1."""
    return campaign_of(M1)


def altered(**steps):
    """Return M1 with other steps, or more of them, each in the form of YAML."""
    return campaign_of(graph({**STEPS, **steps}))


def moment(text):
    """Return a moment of the first week, ``Mon 14:00``; one of the second is ``+Mon 14:00``."""
    day, clock = text.removeprefix("+").split()
    hour, minute = clock.split(":")
    days = DAYS.index(day) + 7 * text.startswith("+")
    return MONDAY + timedelta(days=days, hours=int(hour), minutes=int(minute))


def minute(text):
    """Return the minute of a moment on the axis of M1."""
    return (moment(text) - START) // timedelta(minutes=1)


def done(started, finished, **fields):
    """Return the facts of a step that is done."""
    return {"started": moment(started), "finished": moment(finished), **fields}


def begun(started, remaining=None, **fields):
    """Return the facts of a step under way, or suspended if ``suspended`` says since when."""
    moments = {k: moment(v) for k, v in fields.items() if k in ("suspended", "resume", "as_of")}
    left = {} if remaining is None else {"remaining": remaining}
    return {"started": moment(started), **left, **fields, **moments}


def progress(data_date, steps=None, **fields):
    """Return the facts up to a moment, ``Mon 14:00``; steps are mappings of their fields."""
    return Progress.model_validate(
        {"data_date": moment(data_date), "steps": dict(steps or {}), **fields}
    )


def waived(*links):
    """Return broken links that need not be waited for, written ``a>b``."""
    return [{"link": link, "why": "said so", "by": "Lee"} for link in links]


def situation_of(campaign, facts=None, scenario=PLAN):
    """Return a campaign under one scenario and facts, its modes taken where there is no choice."""
    found = prepare(campaign, campaign.resolve_scenario(scenario), facts)
    return found if found.has_choice else chosen(found, {})


def solve_quickly(situation):
    """Return the result of a full search with one worker."""
    return solve(situation, SolveOptions(workers=1, time_limit=30.0))


def placed(name, *pieces):
    """Return a step in time from its pieces, ``placed("a", ("Mon 08:00", "Mon 12:00"))``."""
    spans = tuple((minute(start), minute(end)) for start, end in pieces)
    return ScheduledTask(id=name, start=spans[0][0], end=spans[-1][1], pieces=spans)


def schedule_of(**steps):
    """Return a schedule from the pieces of each step."""
    tasks = {name: placed(name, *pieces) for name, pieces in steps.items()}
    return Schedule(scenario=PLAN, tasks=tasks)


def announced():
    """Return the announced plan of M1."""
    return schedule_of(
        a=[("Mon 08:00", "Mon 12:00")],
        b=[("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
        c=[("Mon 12:00", "Mon 15:00")],
        d=[("Tue 10:00", "Tue 12:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )


def said(schedule, name):
    """Return the pieces of a step for people: ``Mon 12:00-16:00, Tue 08:00-10:00``."""
    return ", ".join(_span(start, end) for start, end in schedule[name].pieces)


def _span(start, end):
    first, last = (START + timedelta(minutes=each) for each in (start, end))
    until = last if start == end else last - timedelta(minutes=1)
    day = "" if until.date() == first.date() else f"{DAYS[last.weekday()]} "
    return f"{DAYS[first.weekday()]} {first:%H:%M}-{day}{last:%H:%M}"
