"""Random tiny sites with two vehicles and a neighbour, for the oracle and as task graphs."""

from datetime import timedelta

from hypothesis import strategies as st

from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.studies.readiness.as_planned import AsPlanned
from tests.builders import make_situation
from tests.studies.readiness.calls import MONDAY, campaign_of, table
from tests.studies.readiness.oracle import HORIZON, Hold, Link, Site, Step

START = MONDAY + timedelta(hours=8)
HEAD = f"""\
format: 1
name: tiny
start: 2026-03-02T08:00
horizon: {HORIZON}h
launch: m
shifts: {{day: 08:00-16:00, evening: 16:00-24:00}}
windows: {{instant: {{for: end, daily: 18:00}}}}
hazards: {{lift: {{clears: true}}}}
flows: {{V1: {{}}, V2: {{}}, X: {{neighbour: yes}}}}
"""
KINDS = {"run": "", "pausable": "pausable: yes", "elapsed": "elapsed: yes"}
often = st.sampled_from((True, True, False))
rarely = st.sampled_from((True, False, False, False))


@st.composite
def sites(draw):
    """Draw a site: mission s, k1, k2, m and at times r, the next vehicle n1, n2, neighbour x."""
    crews = {"W": (draw(st.integers(1, 2)), draw(st.integers(0, 1)))}
    if draw(rarely):
        crews["U"] = (1, 1)
    hall = draw(st.sampled_from(("HALL", "HALL", "")))
    bay = draw(st.sampled_from(("BAY", "BAY", "HALL")))
    mission = [
        _work(draw, crews, "s", "V1", hall, standby=True),
        _work(draw, crews, "k1", "V1", hall, after=(_link(draw, "s"),) if draw(often) else ()),
        _work(draw, crews, "k2", "V1", hall, after=(_link(draw, draw(either("s", "k1"))),)),
        Step("m", "V1", 1, "elapsed", after=(Link("k1"), Link("k2")), instant=True),
    ]
    restored = draw(rarely)
    if restored:
        mission.append(_work(draw, crews, "r", "V1", "PAD", after=(Link("m"),)))
    cross = (Link("k1"),) if draw(rarely) else ()
    building = [
        _work(draw, crews, "n1", "V2", bay, after=cross),
        _work(draw, crews, "n2", "V2", bay, after=(Link("n1", draw(st.integers(0, 3))),)),
    ]
    x = draw(_neighbours(crews, draw(either(hall, bay))))
    names = {step.name: step for step in (*mission, *building, x)}
    done = draw(st.sampled_from(("", "s", "s", "s n1")))
    return Site(
        steps=names,
        crews=crews,
        rooms={"HALL": draw(st.integers(1, 2)), "BAY": draw(st.integers(1, 2)), "PAD": 1},
        launch="m",
        standby="n2",
        holds=tuple(draw(_holds(names, hall, bay, restored=restored))),
        done=frozenset(done.split()),
        stands_for={"s": "n1"} if draw(rarely) else {},
        places={"HALL": bay} if hall and draw(often) else {},
        only=draw(st.sampled_from(((), ("n2",), ("n1", "n2")))),
        muster=60 * draw(st.sampled_from((0, 0, 3, 20))),
    )


def either(*values):
    """Draw one of some values."""
    return st.sampled_from(values)


def _work(draw, crews, name, owner, place, **fields):
    """Draw a piece of work."""
    kind = draw(either("run", "pausable", "run", "elapsed"))
    crew = draw(either(*crews)) if kind != "elapsed" else None
    people = draw(st.integers(1, min(crews[crew][0], 2))) if crew else 0
    inside = place if draw(often) else ""
    return Step(
        name,
        owner,
        draw(st.integers(2, 8)),
        kind,
        ((crew, people),) if crew else (),
        inside,
        bool(inside) and draw(rarely),
        **fields,
    )


def _link(draw, source):
    return Link(source, draw(st.integers(0, 5)))


@st.composite
def _neighbours(draw, crews, place):
    """Draw a neighbour's step, which has a day of its own."""
    step = _work(draw, crews, "x", "X", place)
    first = 24 * draw(st.integers(0, 2)) + draw(either(0, 0, 6))
    return Step(
        "x", "X", step.hours, "run", step.crew, step.place, step.clears, dates=(first, first + 12)
    )


@st.composite
def _holds(draw, steps, hall, bay, *, restored):
    """Draw what is kept: the mission's place up to launch, the next one's while it is built."""
    found = []
    if hall and draw(rarely):
        found.append(draw(_mission_holds(steps, hall)))
    if draw(rarely):
        found.append(Hold(bay, "n1", "n2", tuple(_in(steps, bay, "n1", "n2"))))
    if restored:
        found.append(Hold("PAD", "k2", "r", tuple(_in(steps, "PAD", "r"))))
    return found


@st.composite
def _mission_holds(draw, steps, hall):
    """Draw how the mission has its hall up to launch, with steps that lie in between."""
    chain = ["s", "k1", "k2"]
    linked = [x for x in chain if x == "s" or {y.source for y in steps[x].after} & {"s", "k1"}]
    first = draw(either("s", "k1")) if len(linked) == len(chain) else "k1"
    after = [x for x in chain[chain.index(first) :] if x == first or _follows(steps, x, first)]
    return Hold(hall, first, "m", tuple(_in(steps, hall, *after)))


def _follows(steps, name, first):
    """Whether a step comes after another by its links."""
    sources = [link.source for link in steps[name].after]
    return first in sources or any(_follows(steps, each, first) for each in sources)


def _in(steps, place, *names):
    return [name for name in names if steps[name].place == place]


def text_of(site):
    """Return the text of a site."""
    steps = {name: step_text(step) for name, step in site.steps.items()}
    crews = {
        name: f"{{people: {{day: {day}, evening: {evening}}}}}"
        for name, (day, evening) in site.crews.items()
    }
    called = ["like: V1", f"places: {_mapping(site.places)}"]
    called += [f"stands_for: {_mapping(site.stands_for)}"]
    muster = f", muster: {site.muster}min" if site.muster else ""
    vehicles = {
        "V1": "{flows: V1, launch: m, standby: {tag: standby}}",
        "V2": f"{{flows: V2, standby: n2, called: {{{', '.join(called)}}}, "
        f"only_for_standby: {_listed(site.only)}{muster}}}",
    }
    parts = [
        HEAD,
        table("crews", crews),
        table("facilities", {key: f"{{room: {room}}}" for key, room in site.rooms.items()}),
        table("tasks", steps),
        table("vehicles", vehicles),
    ]
    if site.holds:
        parts.append("\n".join(["holds:", *(_hold_text(x) for x in site.holds), ""]))
    return "".join([*parts, f"scenarios: {{plan: {{done: {_listed(sorted(site.done))}}}}}\n"])


def _hold_text(hold):
    ends = f"facility: {hold.place}, from: {hold.first}, to: {hold.last}"
    return f"  - {{{ends}, steps: {_listed(hold.steps)}}}"


def _mapping(values):
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def _listed(values):
    return "[" + ", ".join(values) + "]"


def step_text(step):
    """Return a step as a task graph states it."""
    parts = [f"hours: {step.hours}", f"flow: {step.owner}"]
    parts += [KINDS[step.kind]] if KINDS[step.kind] else []
    parts += [f"crew: {_mapping(dict(step.crew))}"] if step.crew else []
    parts += [f"facility: {step.place}"] if step.place else []
    parts += ["hazards: lift"] if step.clears else []
    parts += ["tags: standby"] if step.standby else []
    parts += ["windows: instant"] if step.instant else []
    if step.dates is not None:
        first, last = (f"{START + timedelta(hours=x):%Y-%m-%dT%H:%M}" for x in step.dates)
        parts.append(f"windows: [{{for: run, from: {first}, to: {last}}}]")
    if step.after:
        parts.append(f"after: {_listed(_link_text(x) for x in step.after)}")
    return "{" + ", ".join(parts) + "}"


def _link_text(link):
    return f"{link.source} {'SS' if link.from_start else 'FS'}{link.lag:+d}h"


def plan_by(site, runs):
    """Return a plan from runs of the steps of a site, as it goes on if all goes well."""
    situation = make_situation(campaign_of(text_of(site)))
    schedule = Schedule(scenario="plan", tasks={x: _scheduled(x, run) for x, run in runs.items()})
    assert check(situation.campaign, situation.scenario, schedule) == []
    return AsPlanned(situation, schedule)


def _scheduled(name, run):
    firsts = [hour for hour in run.worked if hour - 1 not in run.worked]
    lasts = [hour + 1 for hour in run.worked if hour + 1 not in run.worked]
    pieces = tuple((60 * a, 60 * b) for a, b in zip(firsts, lasts, strict=True))
    return ScheduledTask(id=name, start=60 * run.start, end=60 * run.end, pieces=pieces)


def runs_of(plan):
    """Return the runs of a plan that the program made."""
    return {
        name: (
            task.start // 60,
            task.end // 60,
            tuple(x for start, end in task.pieces for x in range(start // 60, end // 60)),
        )
        for name, task in plan.schedule.tasks.items()
    }
