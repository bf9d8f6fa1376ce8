"""Campaigns made in Python are judged like files: nothing unsound can be planned."""

import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from scheduler.errors import InputError
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit, Link
from scheduler.model.task import Task
from scheduler.model.validate import validate
from scheduler.readers.building import build
from scheduler.readers.yaml.nodes import read_nodes
from tests.planning.campaigns import REPEATABLE

INVALID = sorted((Path(__file__).parents[1] / "data" / "invalid").glob("*.yaml"))

ROCKET: dict[str, Any] = {
    "name": "rocket",
    "start": "2026-05-04T08:00",
    "launch": "count",
    "shifts": {"day": "08:00-16:00"},
    "crews": {"TEAM": {"people": {"day": 4}}},
    "tasks": {
        "motor": {"hours": 5, "crew": {"TEAM": 3}},
        "count": {"hours": "3h", "crew": {"TEAM": 4}, "after": "motor+1h"},
    },
    "scenarios": {"plan": {"week": "mon-fri"}},
}


def with_count(**fields):
    """Return the data of the rocket with other fields of its countdown."""
    count = ROCKET["tasks"]["count"] | fields
    return ROCKET | {"tasks": ROCKET["tasks"] | {"count": count}}


def mistakes(make):
    """Return path and code of every mistake that making a campaign tells."""
    with pytest.raises(InputError) as caught:
        make()
    return [(problem.path, problem.code) for problem in caught.value.problems]


UNSOUND = {
    "predecessor": (
        with_count(after=["motor", "zzz"]),
        (("tasks", "count", "after", 1), "unknown-task"),
    ),
    "crew": (with_count(crew={"TEEM": 1}), (("tasks", "count", "crew", "TEEM"), "unknown-crew")),
    "people": (
        with_count(crew={"TEAM": 5}),
        (("tasks", "count", "crew", "TEAM"), "crew-too-small"),
    ),
    "cycle": (with_count(after="count"), (("tasks", "count", "after", 0), "self-link")),
    "field": (with_count(durration=5), (("tasks", "count", "durration"), "unknown-field")),
    "launch": (ROCKET | {"launch": "lift-off"}, (("launch",), "unknown-task")),
    "name missing": (
        {key: value for key, value in ROCKET.items() if key != "name"},
        (("name",), "missing-field"),
    ),
    "limit": (
        ROCKET | {"limits": [{"from": "motor start", "to": "launch end", "max": "8h"}]},
        (("limits", 0, "max"), "limit-contradicts-links"),
    ),
    "id": (with_count(id="other"), (("tasks", "count", "id"), "unknown-field")),
}


@pytest.mark.parametrize("kind", UNSOUND)
def test_unsound_data_make_no_campaign(kind):
    """What a file would be refused for, data from Python are refused for: same code, same path."""
    data, mistake = UNSOUND[kind]

    assert mistakes(lambda: Campaign.model_validate(data)) == [mistake]
    assert mistakes(lambda: Campaign(**data)) == [mistake]


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_broken_samples_are_refused_from_python_too(path):
    """The data of every broken file has the same mistakes when it comes from Python."""
    data = read_nodes(path.read_text(encoding="utf-8", errors="replace"), path.name).data
    if data is None:
        pytest.skip("it holds no data at all")
    _, findings = build(data)
    if not findings:
        pytest.skip("only its text or its calendars are at fault")

    told = mistakes(lambda: Campaign.model_validate(data))

    assert set(told) | PYTHONIC == {(each.path, each.code) for each in findings} | PYTHONIC


PYTHONIC = {
    (("tasks", "fuel", "duration"), "unknown-field"),
    (("tasks", "check", "id"), "unknown-field"),
}
"""What is refused in a file only: names of fields in Python, and ids that are the keys."""


def test_all_mistakes_are_told_at_once():
    """A misspelt field, a bare number and an unknown step: each with place, code and way out."""
    data = with_count(after="moter", durration=5) | {"horizon": 30}
    with pytest.raises(InputError) as caught:
        Campaign.model_validate(data)

    told = {str(each.where): (each.code, each.hint) for each in caught.value.problems}

    assert told["tasks.count.after[0]"] == ("unknown-task", "Did you mean 'motor'?")
    assert told["tasks.count.durration"][0] == "unknown-field"
    assert told["horizon"][0] == "bad-duration"
    assert "tasks.count.after[0]: unknown-task: " in str(caught.value)
    assert "3 problems" in str(caught.value)


CHANGES = {
    "replace": lambda campaign, **changes: campaign.replace(**changes),
    "model_copy": lambda campaign, **changes: campaign.model_copy(update=changes),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_changed_copies_are_judged(change):
    """Both ways of copying refuse a launch that is no task, and take one that is."""
    campaign = Campaign.model_validate(ROCKET)

    assert mistakes(lambda: change(campaign, launch="x")) == [(("launch",), "unknown-task")]
    assert mistakes(lambda: change(campaign, lunch="x")) == [(("lunch",), "unknown-field")]
    assert change(campaign, launch="motor").launch == "motor"
    assert change(campaign, name="other").replace(name="rocket") == campaign


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_parts_are_changed_in_the_same_ways(change):
    """A crew of fewer than nobody is refused; hours are hours, all else stays as it was."""
    campaign = Campaign.model_validate(ROCKET)
    motor = campaign.tasks["motor"]

    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        change(campaign.crews["TEAM"], people={"day": -1})
    longer = change(motor, hours=7)

    assert longer == Task(id="motor", duration=timedelta(hours=7), crew={"TEAM": 3})
    assert change(campaign, tasks={**campaign.tasks, "motor": longer}).tasks["motor"] == longer


def test_changed_part_is_judged_with_the_campaign():
    """A step that is sound alone may close a circle."""
    campaign = Campaign.model_validate(ROCKET)
    motor = campaign.tasks["motor"].replace(after="count")

    told = mistakes(lambda: campaign.replace(tasks={**campaign.tasks, "motor": motor}))

    assert told == [(("tasks", "motor"), "cycle")]


def test_parts_are_named_by_their_keys():
    """A step that is put under another key is another step."""
    campaign = Campaign.model_validate(ROCKET)
    again = campaign.replace(tasks={**campaign.tasks, "spare": campaign.tasks["motor"]})

    assert [task.id for task in again.tasks.values()] == ["motor", "count", "spare"]


def test_copy_without_changes_is_the_same():
    """Plain copies, shallow or deep, need no judge."""
    campaign = Campaign.model_validate(ROCKET)

    assert campaign.model_copy() == campaign.model_copy(deep=True) == copy.copy(campaign)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("72h", 4320), ("90min", 90), (timedelta(hours=2, minutes=15), 135), ("2", 120)],
)
def test_lengths_are_texts_or_timedeltas(written, minutes):
    """A text means what it means in a file, bare numbers in it are hours; a timedelta is itself."""
    limit = Limit.model_validate({"from": "A end", "to": "B end", "max": written})

    assert limit.max == minutes
    assert Link(task="A", lag=written).lag == minutes
    assert Task(duration=written).duration == minutes
    assert Campaign.model_validate(ROCKET | {"horizon": "9d"}).replace(name="x").horizon == 12960


@pytest.mark.parametrize("number", [72, 2.5])
def test_numbers_without_a_unit_are_refused(number):
    """Minutes or hours: where the field's name does not say it, nobody has to guess."""
    for make in (
        lambda: Limit.model_validate({"from": "A end", "to": "B end", "max": number}),
        lambda: Link(task="A", lag=number),
        lambda: Task(duration=number),
        lambda: Campaign.model_validate(ROCKET).tasks["motor"].replace(duration=number),
    ):
        with pytest.raises(ValidationError, match=rf"{number} has no unit; write '{number}h'"):
            make()


@pytest.mark.parametrize(("hours", "minutes"), [(2, 120), (2.5, 150), ("2", 120), ("150min", 150)])
def test_numbers_of_hours_are_hours(hours, minutes):
    """The field's name is their unit, from a file and from Python."""
    assert Task.model_validate({"hours": hours}).duration == minutes


@pytest.mark.parametrize(
    ("length", "message"),
    [
        (timedelta(seconds=90), "not a whole number of minutes"),
        (timedelta(0), "not positive"),
        (timedelta(days=-1), "not positive"),
        (timedelta(days=40000), "longer than a century"),
    ],
)
def test_timedeltas_have_the_bounds_of_texts(length, message):
    """Whole minutes, more than none, less than a century."""
    with pytest.raises(ValidationError, match=message):
        Limit.model_validate({"from": "A end", "to": "B end", "max": length})


def test_dates_with_a_time_zone_are_the_same_instant():
    """Eight in Kourou is eleven in UTC; without a zone a date is the campaign's own."""
    there = ROCKET | {"time_zone": "America/Cayenne"}
    aware = datetime(2026, 5, 4, 11, tzinfo=UTC)

    assert Campaign.model_validate(there | {"start": aware}) == Campaign.model_validate(there)


@pytest.mark.parametrize("zone", [None, UTC])
def test_seconds_are_refused_from_python_too(zone):
    """A plan counts whole minutes."""
    start = datetime(2026, 5, 4, 8, 0, 30, tzinfo=zone)

    assert mistakes(lambda: Campaign.model_validate(ROCKET | {"start": start})) == [
        (("start",), "bad-date")
    ]


RICH = ROCKET | {
    "target": "2026-05-06T16:00",
    "horizon": "20d",
    "weekend": ["sat", "sun"],
    "holidays": ["2026-05-01"],
    "stand_downs": [{"from": "2026-05-05T08:00", "to": "2026-05-05T09:00"}],
    "facilities": {"RAIL": {"room": 2, "open": ["07:00-19:00"], "closed": ["2026-05-09"]}},
    "zones": {"area": ["RAIL"]},
    "hazards": {"fuel": {"scope": "zone area", "clears": True}},
    "windows": {"light": {"for": "run", "daily": "06:00-20:00", "days": "mon-fri"}},
    "flows": {"ship": {"neighbour": False}},
    "launches": {"motor": {"target": "2026-05-06T16:00"}},
    "limits": [{"from": "motor end", "to": "launch end", "max": "4d"}],
    "holds": [{"facility": "RAIL", "from": "motor", "to": "count", "steps": ["motor"]}],
    "scenarios": {
        "plan": {"week": "mon-fri", "duty": {"rest": "11h", "as": "report"}, "done": []},
        "more": {"extends": "plan", "surge": {"TEAM": {"day": 1}}, "set_aside": ["motor>count"]},
    },
    "costs": {"habit": 2.5},
    "permits": {"options": "any"},
    "tasks": {
        "motor": {"hours": 5, "crew": {"TEAM": 3}, "facility": "RAIL", "hazards": ["fuel"]},
        "count": {
            "hours": "3h",
            "crew": {"TEAM": 4},
            "after": [{"task": "motor", "lag": "1h"}],
            "usually_after": "motor",
            "not_before": {"date": "2026-05-04", "reason": "x"},
            "windows": ["light"],
            "options": [{"hours": 4}],
            "due": "2026-05-06T12:00",
            "flow": "ship",
        },
    },
}


def test_the_rich_campaign_is_sound():
    """What is spoilt below is sound as it stands."""
    assert Campaign.model_validate(RICH).limits[0].max == 4 * 1440


def places(data, path=()):
    """Yield the path of every value in data."""
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in entries:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def with_value(data, path, value):
    """Return a copy of data with another value at a path."""
    changed = copy.copy(data)
    changed[path[0]] = with_value(data[path[0]], path[1:], value) if path[1:] else value
    return changed


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 2000)
    | st.floats(allow_nan=True)
    | st.sampled_from(["", "x", "mon", "6h", "A end", "08:00-16:00", "zone area", "2026-05-04"])
    | st.dates()
    | st.datetimes()
    | st.timedeltas(),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.tuples(inner)
        | st.dictionaries(
            st.sampled_from(["start", "day", "max", "date", "TEAM"]) | st.integers(), inner
        )
    ),
    max_leaves=3,
)


@settings(REPEATABLE, max_examples=150)
@given(st.sampled_from(list(places(RICH))), VALUES)
def test_any_data_are_a_campaign_or_mistakes(path, value):
    """Whatever stands at whatever place: what is wrong with it is told, all else is sound."""
    try:
        campaign = Campaign.model_validate(with_value(RICH, path, value))
    except InputError as error:
        is_told = len(error.problems) > 0
    else:
        is_told = not validate(campaign)
    assert is_told


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"shifts": {"day": {"start": 8, "end": 16}}}, "bad-time"),
        ({"shifts": {"day": [480, 960]}}, "bad-time"),
        ({"weekend": [6, 7]}, "bad-week"),
        ({"weekend": 6}, "bad-week"),
    ],
)
def test_numbers_are_no_times_of_day_and_beyond_the_week_no_days(changes, code):
    """Eight could be hours or minutes; the seventh day after Monday is none of its week."""
    told = mistakes(lambda: Campaign.model_validate(ROCKET | changes))

    assert {found for _, found in told if found.startswith("bad")} == {code}
