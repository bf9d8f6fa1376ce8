"""Random tiny campaigns with facts, as the exhaustive search and as a task graph have them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from scheduler.model.link import Limit as Stated
from scheduler.model.progress.progress import Progress
from tests.living.every_plan import PEOPLE, Limit, Link, Rules, Step
from tests.living.m1 import START, campaign_of, graph

HEAD = f"""\
format: 1
name: tiny
start: 2026-03-02T08:00
horizon: 96h
launch: go
shifts: {{day: 08:00-16:00}}
windows: {{quiet: {{for: run, daily: 08:00-12:00}}, bell: {{for: end, daily: 14:00}}}}
crews: {{W: {{people: {{day: {PEOPLE}}}}}}}
facilities: {{HALL: {{room: ROOM}}}}
hazards: {{lifting: {{scope: facility, clears: true}}}}
scenarios: {{plan: {{DUTY}}}}
"""
NAMES = ("a", "b", "c")
QUIET = 4
ends = st.booleans()
rarely = st.sampled_from((False,) * 5 + (True,))
FIELDS = {
    "pausable": "pausable: true",
    "run": "",
    "same": "same_shift: true",
    "elapsed": "elapsed: true",
}


@st.composite
def steps(draw, *, every_rule=False):
    """
    Draw the steps of a campaign with their facts, launch last, and the data date.

    With ``every_rule`` some have windows and leads as well, and there need be no plan, even without
    the facts.
    """
    now = draw(st.integers(1, 30))
    found = []
    for index, name in enumerate(NAMES):
        kind = draw(st.sampled_from(list(FIELDS)))
        fewest, most = {"elapsed": (0, 0), "same": (1, PEOPLE)}.get(kind, (0, PEOPLE))
        step = Step(
            name=name,
            hours=draw(st.integers(1, 5)),
            kind=kind,
            people=draw(st.integers(fewest, most)),
            place=draw(st.booleans()),
        )
        step.clears = step.place and draw(st.booleans())
        if every_rule:
            step.quiet = step.hours <= QUIET and draw(rarely)
            step.bell = draw(rarely)
        step.after = draw(links(NAMES[:index], -4 if every_rule else 0))
        record(draw, step, now)
        found.append(step)
    found.append(Step("go", 1, "elapsed", after=[Link(name) for name in NAMES]))
    return found, now


@st.composite
def links(draw, before, least):
    """Draw links from some of the steps before, with lags of so many hours at least."""
    return [
        Link(
            source,
            from_end=draw(st.booleans()),
            to_end=draw(st.booleans()),
            lag=draw(st.integers(least, 6)),
            hard=draw(st.booleans()),
        )
        for source in before
        if draw(st.booleans())
    ]


def record(draw, step, now):
    """Draw what is recorded of a step."""
    step.state = draw(st.sampled_from(["todo", "todo", "done", "going", "stopped"]))
    step.start = draw(st.integers(0, now - 1))
    step.end = draw(st.integers(step.start + 1, now))
    step.left = draw(st.integers(1, 5))
    step.resume = draw(st.integers(step.end, now + 12))
    step.safe = step.state == "stopped" and draw(st.booleans())
    step.stay = step.state == "going" and draw(st.booleans())


@st.composite
def rules(draw):
    """Draw what holds beside the steps."""
    limits = [
        Limit(
            (source, draw(st.booleans())), (target, draw(st.booleans())), draw(st.integers(2, 30))
        )
        for source in NAMES
        for target in (*NAMES, "go")
        if source != target and draw(rarely)
    ]
    return Rules(
        room=draw(st.integers(1, 2)),
        limits=tuple(limits),
        days=draw(st.none() | st.none() | st.integers(1, 2)),
        holds=draw(st.none() | st.none() | st.sampled_from(NAMES)),
    )


@st.composite
def rules_and_steps(draw):
    """Draw rules and steps that may break them; a hold ends with launch or with another step."""
    drawn, stated = draw(steps(every_rule=True)), draw(rules())
    after = [x.name for x in drawn[0] if any(y.hard and y.source == stated.holds for y in x.after)]
    return drawn, replace(stated, until=draw(st.sampled_from(after or ["go"])))


def campaign(found, rules):
    """Return the campaign of some steps under some rules."""
    head = head_of(rules)
    hold = f"holds: [{{facility: HALL, from: {rules.holds}, to: {rules.until}}}]\n"
    hold = hold if rules.holds else ""
    made = campaign_of(graph({x.name: step_text(x) for x in found}, hold, head))
    limits = [
        {"from": _event(x.source), "to": _event(x.target), "max": f"{x.most}h"}
        for x in rules.limits
    ]
    return made.altered({"limits": tuple(map(Stated.model_validate, limits))})


def head_of(rules):
    """Return the part of the task graph before the steps that states room and duty rules."""
    duty = "" if rules.days is None else f"duty: {{days_in_row: {rules.days}, as: rule}}"
    return HEAD.replace("ROOM", str(rules.room)).replace("DUTY", duty)


def _event(event):
    name, is_end = event
    return f"{name} {'end' if is_end else 'start'}"


def step_text(step):
    """Return a step as a task graph states it."""
    parts = [f"hours: {step.hours}", FIELDS[step.kind]]
    parts += [f"crew: {{W: {step.people}}}"] if step.people else []
    parts += ["facility: HALL"] if step.place else []
    parts += ["hazards: [lifting]"] if step.clears else []
    windows = [name for name in ("quiet", "bell") if getattr(step, name)]
    parts += [f"windows: [{', '.join(windows)}]"] if windows else []
    for field, is_hard in (("after", True), ("usually_after", False)):
        own = ", ".join(_link(x) for x in step.after if x.hard == is_hard)
        parts += [f"{field}: [{own}]"] if own else []
    return "{" + ", ".join(part for part in parts if part) + "}"


def _link(link):
    kind = ("F" if link.from_end else "S") + ("F" if link.to_end else "S")
    return f"{link.source} {kind}{link.lag:+d}h"


def facts_of(found, now):
    """Return the progress that some steps state."""
    return Progress.model_validate(
        {"data_date": _at(now), "steps": {x.name: _facts(x) for x in found if x.state != "todo"}}
    )


def _facts(step):
    facts = {"started": _at(step.start), "people_stay": step.stay}
    if step.state == "done":
        return {**facts, "finished": _at(step.end)}
    facts["remaining"] = f"{step.left}h"
    if step.state == "stopped":
        facts |= {"suspended": _at(step.end), "resume": _at(step.resume), "made_safe": step.safe}
    return facts


def _at(hour):
    return START + timedelta(hours=hour)
