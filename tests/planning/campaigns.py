"""Random small campaigns on an hour grid, every rule of the format among them."""

from functools import lru_cache, wraps
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from scheduler.model.task import Task
from tests.builders import make_campaign, make_task

SHIFTS = (
    {"day": "08:00-16:00"},
    {"day": "08:00-16:00", "late": "16:00-24:00"},
    {"day": "08:00-16:00", "evening": "16:00-24:00", "night": "00:00-08:00"},
    {"early": "06:00-15:00", "late": "12:00-21:00"},
    {"day": "07:00-19:00", "noon": "10:00-14:00"},
    {"night": "22:00-06:00", "day": "09:00-17:00"},
)
STARTS = ("2025-11-10T08:00", "2025-11-10T00:00", "2025-11-14T13:00", "2025-11-16T20:00")
DAYS = ("10", "11", "12", "14", "15", "16", "17")
DATES = ("2025-11-11", "2025-11-12 to 2025-11-17", ("2025-11-10", "2025-11-15 to 2025-11-16"))
EARLIEST = ("2025-11-10T15:00", "2025-11-11", "2025-11-11T10:17", "2025-11-16T23:00")
PROMISED = ("2025-11-10T14:00", "2025-11-11T10:00", "2025-11-16T23:00")
CREWS = ("MEC", "ELE")
PLACES = ("HALL", "PAD")
HAZARDS = {
    "lift": {"clears": True},
    "silence": {"scope": "site", "forbids": ["rf"]},
    "toxic": {"scope": "zone both", "clears": True},
    "loading": {"scope": "zone pads", "forbids": ["rf"]},
    "alone": {"scope": "site", "clears": True},
    "rf": {},
}

REPEATABLE = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
"""Random tests that come out the same every time, however long one takes."""


def once(make):
    """Make a strategy once for the same arguments: it costs more to make than to draw from."""
    remembered = lru_cache(maxsize=None, typed=True)(make)

    @wraps(make)
    def made(*args, **options):
        try:
            return remembered(*args, **options)
        except TypeError:
            return make(*args, **options)

    return made


sampled_from, integers, just = once(st.sampled_from), once(st.integers), once(st.just)
lists, booleans = once(st.lists), once(st.booleans)


@once
def sometimes(strategy, otherwise=None, *, of=4):
    """Draw from a strategy once in a while."""
    return integers(1, of).flatmap(lambda n: strategy if n == of else just(otherwise))


@once
@st.composite
def closures(draw):
    """Draw an interval of a few hours near the start."""
    day, hour = draw(sampled_from(DAYS)), draw(integers(0, 23))
    length = draw(integers(1, 14))
    end = hour + length
    later = f"{int(day) + end // 24:02d}"
    return {"from": f"2025-11-{day}T{hour:02d}:00", "to": f"2025-11-{later}T{end % 24:02d}:00"}


@once
@st.composite
def clock_spans(draw, least=1):
    """Draw a span of the day; an instant when it may be that short."""
    start, length = draw(integers(0, 23)), draw(integers(least, 16))
    if length == 0:
        return f"{start:02d}:00"
    return f"{start:02d}:00-{(start + length) % 24:02d}:00"


@once
@st.composite
def task_windows(draw):
    """Draw a window for the start, the end or the run of a task."""
    purpose = draw(sampled_from(("start", "end", "run")))
    if draw(booleans()):
        days = {
            "days": draw(sometimes(sampled_from(("tue", "mon, wed", "tue-sat")), of=3)),
            "dates": draw(sometimes(sampled_from(DATES), (), of=4)),
        }
        return {"for": purpose, "daily": draw(clock_spans(least=int(purpose == "run")))} | days
    return {"for": purpose, **draw(closures())}


@once
@st.composite
def links(draw, earlier):
    """Draw a link from one of the earlier tasks."""
    return {
        "task": draw(sampled_from(earlier)),
        "type": draw(sampled_from(("FS", "FS", "SS", "FF", "SF"))),
        "lag": f"{draw(sampled_from((0, 0, 0, 1, 2, 5, 12, -1, -2, -6)))}h",
        "working": draw(sometimes(just(value=True), otherwise=False, of=3)),
    }


KINDS = (
    "plain",
    "plain",
    "pausable",
    "pausable",
    "same_shift",
    "elapsed",
    "milestone",
    "all_hands",
)


@once
def people_needed(kind):
    """Draw how many people of a crew work on a task; all hands may be more than a shift has."""
    return sampled_from((1, 2, 4, 6) if kind == "all_hands" else (1, 1, 2, 2, 3))


@once
@st.composite
def tasks(draw, name, earlier):
    """Draw a task of any kind that may follow the earlier ones."""
    kind = draw(sampled_from(KINDS))
    fields: dict[str, Any] = {}
    if kind in {"pausable", "same_shift", "elapsed", "all_hands"}:
        fields[kind] = True
    if kind == "all_hands":
        also = draw(sampled_from((None, None, "pausable", "same_shift")))
        fields |= {also: True} if also else {}
    most = 10 if "pausable" in fields else 5
    hours = 0 if kind == "milestone" else draw(integers(1, most))
    if kind not in {"milestone", "elapsed"}:
        crews = draw(lists(sampled_from(CREWS), unique=True, max_size=2))
        fields["crew"] = {crew: draw(people_needed(kind)) for crew in crews}
    if kind != "milestone":
        fields |= draw(surroundings(earlier))
    fields["windows"] = draw(sometimes(lists(task_windows(), min_size=1, max_size=2), []))
    fields["not_before"] = draw(sometimes(sampled_from(EARLIEST), of=6))
    fields["at"] = draw(sometimes(sampled_from(PROMISED), of=12))
    if earlier:
        fields["after"] = draw(lists(links(earlier), max_size=2, unique_by=_pair))
        fields["usually_after"] = draw(sometimes(lists(links(earlier), max_size=1), []))
    fields["flow"] = draw(sampled_from(("", "ship", "guest")))
    fields["tags"] = draw(sometimes(just("standby"), (), of=8))
    return make_task(name, f"{hours}h", **fields)


def _pair(link):
    return link["task"], link["type"]


@once
@st.composite
def surroundings(draw, earlier):
    """Draw where a task is done and what is dangerous about it."""
    places = draw(lists(sampled_from(PLACES), unique=True, max_size=2))
    classes = lists(sampled_from(tuple(HAZARDS)), unique=True, max_size=2)
    return {
        "facility": places[0] if places else None,
        "equipment": places[1:],
        "hazards": draw(sometimes(classes, (), of=3)),
        "exempt_from": draw(sometimes(lists(sampled_from(earlier), max_size=1), ()))
        if earlier
        else (),
    }


@once
@st.composite
def scenarios(draw, shifts):
    """Draw a way of working."""
    worked = draw(lists(sampled_from(tuple(shifts)), unique=True, min_size=1))
    surge = {draw(sampled_from(CREWS)): {draw(sampled_from(tuple(shifts))): 1}}
    return {
        "order": draw(sampled_from(("parallel", "parallel", "serial", "serial-per-flow"))),
        "shifts": draw(sampled_from((worked, list(shifts)))),
        "week": draw(sampled_from(("mon-sun", "mon-sun", "mon-fri", "mon-sat"))),
        "weeks": draw(sometimes(just({"MEC": "mon-sun"}), {}, of=3)),
        "habits": draw(sampled_from(("kept", "relaxed"))),
        "holidays": draw(sampled_from(("kept", "worked"))),
        "stand_downs": draw(sometimes(lists(closures(), max_size=1), ())),
        "surge": draw(sometimes(just(surge), {})),
        "done": draw(sometimes(just("standby"), (), of=2)),
        "duty": draw(sometimes(duty_rules())),
    }


@once
@st.composite
def duty_rules(draw):
    """Draw duty rules that bind, tight enough to matter within two or three days."""
    limits = {
        "days_in_row": draw(sometimes(integers(1, 2), of=2)),
        "hours_per_week": draw(sometimes(sampled_from(("8h", "9h", "12h", "16h", "24h")), of=2)),
        "hours_per_day": draw(sometimes(sampled_from(("8h", "9h", "12h")))),
        "rest": draw(sometimes(sampled_from(("11h", "14h", "16h", "17h", "23h")), of=2)),
    }
    return {rule: limit for rule, limit in limits.items() if limit} | {"as": "rule"}


@once
@st.composite
def limits(draw, names):
    """Draw a longest time between two events."""
    first, last = draw(sampled_from(names)), draw(sampled_from((*names, "launch")))
    points = sampled_from(("start", "end"))
    return {
        "from": f"{first} {draw(points)}",
        "to": f"{last} {draw(points)}",
        "max": f"{draw(integers(3, 40))}h",
    }


@once
@st.composite
def campaigns(draw, most=5):
    """Draw a campaign of a few tasks within a day or two."""
    names = ("A", "B", "C", "D", "E")[: draw(integers(3, most))]
    made: list[Task] = []
    for name in names:
        made.append(draw(tasks(name, tuple(task.id for task in made))))
    shifts = draw(sampled_from(SHIFTS))
    launch = draw(sampled_from((names[-1], names[-1], names[-2])))
    made, holds = draw(held(made))
    return make_campaign(
        *draw(st.permutations(made)),
        launch=launch,
        start=draw(sampled_from(STARTS)),
        horizon=f"{draw(sampled_from((37, 47, 61, 71)))}h",
        shifts=shifts,
        crews={crew: draw(crews(shifts)) for crew in CREWS},
        facilities={place: draw(facilities()) for place in PLACES},
        zones={"both": PLACES, "pads": ["PAD"]},
        hazards=HAZARDS,
        flows={"ship": {}, "guest": {"neighbour": True}},
        holidays=draw(sometimes(sampled_from((["2025-11-11"], ["2025-11-17"])), [])),
        stand_downs=draw(sometimes(lists(closures(), max_size=1), ())),
        teams=draw(sampled_from((1, 1, 2))),
        limits=draw(sometimes(lists(limits(names), min_size=1, max_size=2), ())),
        holds=holds,
        scenario=draw(scenarios(shifts)),
    )


@once
@st.composite
def crews(draw, shifts):
    """Draw the people of a crew, now and then with other head-counts or days by date."""
    people = {shift: draw(integers(1 if shift != "day" else 2, 4)) for shift in shifts}
    dated = {
        "changes": draw(sometimes(lists(changes(shifts), min_size=1, max_size=2), ())),
        "days_off": draw(sometimes(sampled_from(DATES), ())),
        "days_on": draw(sometimes(sampled_from(DATES), ())),
    }
    return {"people": people, **{field: value for field, value in dated.items() if value}}


@once
@st.composite
def changes(draw, shifts):
    """Draw other head-counts for some hours of the first days."""
    span = draw(closures())
    named = draw(lists(sampled_from(list(shifts)), unique=True, min_size=1))
    return {**span, "people": {shift: draw(integers(0, 4)) for shift in named}}


@once
@st.composite
def facilities(draw):
    """Draw a place with little room, its hours and its closures."""
    return {
        "room": draw(sampled_from((1, 1, 2, 2, "any"))),
        "open": draw(sometimes(lists(clock_spans(least=4), min_size=1, max_size=2), ())),
        "closed": draw(sometimes(lists(closures(), min_size=1, max_size=1), ())),
    }


@once
@st.composite
def held(draw, made):
    """Draw a hold between two tasks of which the later one follows the earlier."""
    pairs = [(link.task, task.id) for task in made for link in task.after]
    if not pairs or draw(integers(1, 3)) != 1:
        return made, ()
    first, last = draw(sampled_from(pairs))
    place = draw(sampled_from(PLACES))
    names = [task.id for task in made]
    between = made[names.index(first) : names.index(last) + 1]
    there = [task.id for task in between if place in task.places]
    steps = draw(lists(sampled_from(there), unique=True)) if there else []
    return made, ({"facility": place, "from": first, "to": last, "steps": steps},)
