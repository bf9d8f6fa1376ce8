"""Small graphs with a vehicle that could be called, plans of them, and calls in these."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from scheduler.model.progress.living import living
from scheduler.model.progress.neighbour_moves import STAYS
from scheduler.model.progress.recorded_campaign import with_progress
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.solve import solve
from scheduler.readers.task_graph import parse_task_graph
from scheduler.schedule.checks import check
from scheduler.studies.readiness.alarm import alarm_at
from scheduler.studies.readiness.answering import answer
from scheduler.studies.readiness.as_planned import AsPlanned
from scheduler.studies.readiness.called_site import CalledSite
from scheduler.studies.readiness.curve import ReadinessQuestion, readiness_curve
from scheduler.studies.readiness.others import Others
from scheduler.studies.workers.executors import OneByOne
from tests.builders import make_situation

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONDAY = datetime.fromisoformat("2026-03-02")
QUICKLY = SolveOptions(workers=1, time_limit=60.0)
KEEP, LAUNCH, YIELD, LOST = Others

HEAD = """\
format: 1
name: M-B
start: 2026-03-02T08:00
launch: m
horizon: 30d
shifts: {day: 08:00-16:00}
crews: {W: {people: {day: 1}}}
windows: {instant: {for: end, daily: 18:00}}
"""
FLOWS = {"mission": "{name: Mission}", "next": "{name: Next}"}
MISSION = {
    "b": "{hours: 8, crew: {W: 1}, tags: standby, flow: mission}",
    "k1": "{hours: 8, crew: {W: 1}, after: [b], flow: mission}",
    "k2": "{hours: 8, crew: {W: 1}, after: [k1], flow: mission}",
    "m": "{hours: 1, elapsed: yes, windows: instant, after: [k2], flow: mission}",
}
NEXT = {
    "n1": "{hours: 8, crew: {W: 1}, flow: next}",
    "n2": "{hours: 8, crew: {W: 1}, after: [n1], flow: next, loose_end: yes}",
}
VEHICLES = {
    "V1": "{flows: mission, launch: m, standby: {tag: standby}}",
    "V2": "{flows: next, standby: n2, called: {like: V1}}",
}
DONE = "{done: [standby, k1, k2]}"


def table(name, rows):
    """Return a table of a task graph."""
    return "\n".join([f"{name}:", *(f"  {key}: {row}" for key, row in rows.items()), ""])


def graph(head=HEAD, flows=FLOWS, tasks=MISSION | NEXT, vehicles=VEHICLES, plan=DONE, more=""):
    """Return the text of a graph: by default M-B, whose mission needs nobody until its launch."""
    tables = [table("flows", flows), table("tasks", tasks), table("vehicles", vehicles)]
    return "".join([head, *tables, f"scenarios: {{plan: {plan}}}\n", more])


def campaign_of(text):
    """Return the campaign that a text states, which has to be sound."""
    return parse_task_graph(text.encode(), "graph.yaml").require()


@cache
def planned(text, scenario="plan"):
    """Return the plan that the program makes of a text."""
    return plan_of(campaign_of(text), scenario)


def plan_of(campaign, scenario="plan"):
    """Return the plan that the program makes of a campaign, as it goes on if all goes well."""
    situation = make_situation(campaign, scenario)
    result = solve(situation, QUICKLY)
    assert result.schedule is not None, result.status
    return AsPlanned(situation, result.schedule)


def as_of(plan, at):
    """Return a plan as it is replanned at a minute, all having gone as planned up to then."""
    campaign = plan.situation.campaign
    known = plan.progress(at)
    recorded = with_progress(living(campaign, known), known, campaign)
    situation = make_situation(recorded, plan.situation.scenario.id)
    tasks = {}
    for step in situation.modes:
        task = plan.schedule[step]
        spans = [(max(start, at), end) for start, end in task.pieces]
        pieces = tuple(span for span in spans if span[1] > at or task.start == task.end)
        tasks[step] = replace(task, start=pieces[0][0], pieces=pieces)
    schedule = replace(plan.schedule, tasks=tasks)
    assert check(recorded, situation.scenario, schedule) == []
    return AsPlanned(situation, schedule)


def moment(text):
    """Return a moment of the first week, ``Mon 14:00``; of the second ``+Mon 14:00``."""
    day, clock = text.removeprefix("+").split()
    hour, minute = clock.split(":")
    days = DAYS.index(day) + 7 * text.startswith("+")
    return MONDAY + timedelta(days=days, hours=int(hour), minutes=int(minute))


def minute(plan, text):
    """Return the minute of a moment on the axis of a plan."""
    found = moment(text) if text[0] in "+MTWFS" else datetime.fromisoformat(text)
    return plan.situation.axis.minute(found)


def said(plan, at):
    """Return a minute for people: ``Thu 18:00``, in the second week ``+Thu 18:00``."""
    if at is None:
        return None
    found = plan.situation.axis.moment(at).replace(tzinfo=None)
    weeks = (found - MONDAY) // timedelta(days=7)
    return f"{'+' * weeks}{DAYS[found.weekday()]} {found:%H:%M}"


def reading(plan, at, others=KEEP, vehicle="V2", options=QUICKLY):
    """Return what is known of a call, the plan for it having passed the check."""
    at = minute(plan, at) if isinstance(at, str) else at
    alarm = alarm_at(plan, vehicle, others, at, options)
    found = answer(alarm)
    if found.schedule is not None:
        assert violations(alarm, found.schedule, found.move) == []
    return found


def violations(alarm, schedule, move=STAYS):
    """Return the rules of the campaign from a call on that a plan for the call breaks."""
    situation = CalledSite(alarm).situation(move)
    facts = None if situation.facts is None else situation.facts.progress
    return check(situation.campaign, situation.scenario, schedule, facts)


def launch(plan, at, others=KEEP, vehicle="V2"):
    """Return the proved earliest launch for a call, for people; nothing if there is none."""
    found = reading(plan, at, others, vehicle)
    assert found.is_proved
    assert found.bound == found.launch or found.launch is None
    return said(plan, found.launch)


def question(plan, begin, end, others=KEEP, **fields):
    """Return the question of the curve from one moment to another."""
    first, last = (minute(plan, x) if isinstance(x, str) else x for x in (begin, end))
    moments = (*range(first, last, fields.pop("every", 60)), last)
    others = {"vehicle": "V2", "others": others, "options": QUICKLY, **fields}
    return ReadinessQuestion(plan=plan, moments=moments, **others)


def curve(asked, on_reading=None):
    """Return the curve of a question, its searches made one after the other."""
    return readiness_curve(asked, OneByOne(), on_reading)
