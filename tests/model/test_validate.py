"""What is said against a campaign as a whole, beyond what the fixtures of the reader show."""

import pytest

from scheduler.model.campaign import UNJUDGED, Campaign
from scheduler.model.notation.durations import MINUTE, parse_lag
from scheduler.model.validate import validate


def make_campaign(**changes):
    """Make a campaign of one task, with changes, that nobody has judged."""
    return Campaign.model_validate(
        {
            "name": "T",
            "start": "2026-03-02T08:00",
            "launch": "go",
            "tasks": {"go": {"hours": 1}},
            "scenarios": {"quiet": {}},
        }
        | changes,
        context=UNJUDGED,
    )


def codes(campaign, **options):
    """Return the codes of the findings."""
    return [finding.code for finding in validate(campaign, **options)]


def test_sound_campaign_has_no_findings():
    """The smallest campaign is sound."""
    assert validate(make_campaign()) == []


def test_known_names_are_not_reported():
    """Entries that were left out as mistaken count as defined."""
    campaign = make_campaign(tasks={"go": {"hours": 1, "after": ["lost", "gone"]}})

    assert codes(campaign, known={"tasks": {"lost"}}) == ["unknown-task"]


def test_cycle_is_the_shortest_through_its_first_task():
    """Of the ways round, the one with fewest steps is named; the first task is the file's."""
    campaign = make_campaign(
        tasks={
            "c": {"hours": "1h", "after": "b"},
            "a": {"hours": "1h", "after": ["c", "d"]},
            "d": {"hours": "1h", "after": "c"},
            "b": {"hours": "1h", "after": "a"},
            "go": {"hours": "1h", "after": "b"},
        }
    )

    (finding,) = validate(campaign)

    assert finding.message.endswith("c -> a -> b -> c")
    assert finding.path == ("tasks", "c")


def limit_campaign(after, maximum, **changes):
    """Make a campaign with a limit from the end of ``load`` (4 h) to the end of ``go`` (1 h)."""
    return make_campaign(
        tasks={"load": {"hours": "4h"}, "go": {"hours": "1h", "after": after}},
        limits=[{"from": "load end", "to": "launch end", "max": maximum}],
        **changes,
    )


@pytest.mark.parametrize(
    ("after", "least"),
    [
        ("load", "1h"),  # the hour of go
        ("load+6h", "7h"),
        ("load+6h working", "7h"),
        ("load-30min", "30min"),
        ("load FF+3h", "3h"),
        (["load", "load FF+3h"], "3h"),
    ],
)
def test_limit_is_held_against_the_longest_mode(after, least):
    """The limit may be exactly what the links need, and not a minute less."""
    length = parse_lag(least) * MINUTE

    assert codes(limit_campaign(after, length)) == []
    assert codes(limit_campaign(after, length - MINUTE)) == ["limit-contradicts-links"]


@pytest.mark.parametrize("after", ["load SS+9h", "load SF+9h", "load FS-2h working"])
def test_links_without_a_bound_contradict_nothing(after):
    """From the end of load, no link from its start and no negative working lag gives a bound."""
    assert codes(limit_campaign(after, "1min")) == []


def test_done_tasks_bind_no_limit():
    """If a scenario starts after load, its limit may be shorter than the way from it."""
    scenarios = {"quiet": {}, "ready": {"done": ["load"]}}

    assert codes(limit_campaign("load+6h", "1h", scenarios=scenarios)) == []


def test_people_of_overlapping_shifts_add_up():
    """From 12:00 to 16:00 both shifts are there: 2 + 2 people."""
    shifts = {"day": "08:00-16:00", "swing": "12:00-20:00"}
    crews = {"MEC": {"people": {"day": 2, "swing": 2}}}

    def with_people(count):
        tasks = {"go": {"hours": "1h", "crew": {"MEC": count}}}
        return make_campaign(shifts=shifts, crews=crews, tasks=tasks)

    assert codes(with_people(4)) == []
    assert codes(with_people(5)) == ["crew-too-small"]


def test_night_shift_meets_the_morning():
    """From 06:00 to 08:00 the night shift, begun the day before, overlaps the early one."""
    campaign = make_campaign(
        shifts={"early": "06:00-14:00", "night": "22:00-08:00"},
        crews={"MEC": {"people": {"early": 1, "night": 1}}},
        tasks={"go": {"hours": "1h", "crew": {"MEC": 2}}},
    )

    assert codes(campaign) == []


def option_campaign(count, **changes):
    """Make a campaign in which the option of a step takes some of four mechanics and more."""
    return make_campaign(
        **{
            "shifts": {"day": "08:00-16:00", "swing": "12:00-20:00"},
            "crews": {"MEC": {"people": {"day": 4, "swing": 1}}},
            "tasks": {
                "go": {"hours": "2h", "options": [{"hours": "1h", "crew": {"MEC": count}}]},
            },
            "scenarios": {"quiet": {"shifts": ["day"]}},
        }
        | changes
    )


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({}, 4),
        ({"permits": {"people": {"MEC": {"day": 2}}, "options": "any"}}, 6),
        ({"permits": {"shifts": ["swing"], "options": "any"}}, 5),  # 12:00 to 16:00: 4 + 1
        ({"permits": {"shifts": ["swing"], "people": {"MEC": {"day": 2, "swing": 3}}}}, 10),
        (
            {
                "scenarios": {
                    "quiet": {"shifts": ["day"]},
                    "busy": {"shifts": ["day", "swing"], "surge": {"MEC": {"day": 5}}},
                },
                "permits": {"people": {"MEC": {"day": 2}}, "options": "any"},
            },
            10,  # busy has them without a permit: 4 + 5 + 1
        ),
    ],
)
def test_options_may_be_meant_for_permitted_people(changes, most):
    """An option may take all who may be there at a minute, and nobody more."""
    assert codes(option_campaign(most, **changes)) == []
    assert codes(option_campaign(most + 1, **changes)) == ["crew-too-small"]


def test_all_hands_option_counts_the_permitted_roster():
    """The roster with permits is 4 + 2 by day and 1 + 3 on the swing shift: 10."""

    def with_people(count):
        option = {"hours": "1h", "crew": {"MEC": count}}
        return option_campaign(
            count,
            tasks={"go": {"hours": "2h", "all_hands": True, "options": [option]}},
            shifts={"day": "08:00-16:00", "swing": "16:00-24:00"},
            permits={"shifts": ["swing"], "people": {"MEC": {"day": 2, "swing": 3}}},
        )

    assert codes(with_people(10)) == []
    assert codes(with_people(11)) == ["crew-too-small"]


@pytest.mark.parametrize(
    ("scenarios", "found"),
    [
        ({"s": {"done": "early"}}, []),
        ({"s": {"done": "early"}, "t": {}}, ["crew-too-small"]),
    ],
)
def test_step_that_every_scenario_has_done_needs_nobody(scenarios, found):
    """Three are needed where two are, once, although its option keeps the crew."""
    option = {"name": "short", "hours": "2h"}
    campaign = make_campaign(
        shifts={"day": "08:00-16:00"},
        crews={"MEC": {"people": {"day": 2}}},
        tasks={
            "early": {"hours": "3h", "crew": {"MEC": 3}, "options": [option]},
            "go": {"hours": "1h", "after": "early"},
        },
        scenarios=scenarios,
    )
    assert codes(campaign) == found


def test_permits_do_not_man_a_step_that_no_scenario_can_do():
    """Two more are permitted, yet every plan needs the step done without them."""
    campaign = option_campaign(
        6,
        tasks={"go": {"hours": "1h", "crew": {"MEC": 6}}},
        permits={"people": {"MEC": {"day": 2}}},
    )

    assert codes(campaign) == ["crew-too-small"]


@pytest.mark.parametrize(("count", "found"), [(4, []), (6, ["crew-too-small"])])
def test_a_step_is_saved_only_by_an_option_that_a_scenario_can_man(count, found):
    """The step takes nine; its option helps with 4 people, not with 6 that are only permitted."""
    campaign = option_campaign(
        count,
        tasks={
            "go": {
                "hours": "2h",
                "crew": {"MEC": 9},
                "options": [{"hours": "1h", "crew": {"MEC": count}}],
            },
        },
        permits={"people": {"MEC": {"day": 2}}},
        scenarios={"quiet": {"shifts": ["day"], "options": "any"}},
    )

    assert codes(campaign) == found


def test_window_over_the_change_of_clocks_counts_elapsed_time():
    """On 29 March 2026 clocks in Stockholm skip from 02:00 to 03:00: 00:00 to 06:00 is 5 hours."""
    window = {"from": "2026-03-29T00:00", "to": "2026-03-29T06:00"}

    def with_hours(hours):
        tasks = {"go": {"hours": hours, "windows": [window]}}
        return make_campaign(time_zone="Europe/Stockholm", tasks=tasks)

    assert codes(with_hours("5h")) == []
    assert codes(with_hours("5h01")) == ["window-too-short"]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
@pytest.mark.parametrize("field", ["from", "to", "earliest", "latest"])
def test_window_at_the_end_of_all_dates_is_refused(field, zone):
    """The first and the last minute that can be written have no instant in every time zone."""
    far = "0001-01-01T00:00" if field in {"from", "earliest"} else "9999-12-31T23:59"
    window = {"from": "2026-03-05T08:00", "to": "2026-03-05T12:00", field: far}
    campaign = make_campaign(
        time_zone=zone,
        windows={"pass": window},
        tasks={"go": {"hours": 1, "windows": ["pass"]}},
    )

    found = [(finding.code, finding.path) for finding in validate(campaign)]

    assert found == [("date-out-of-range", ("windows", "pass", field))]


def test_five_thousand_tasks_are_validated():
    """A large site with many links, limits and holds passes every check."""
    tasks = {
        f"t{n}": {
            "hours": "2h",
            "after": [f"t{before}" for before in (n - 1, n // 2, n - 7) if 0 <= before < n],
            "crew": {"MEC": 1},
            "facility": "PAD",
        }
        for n in range(5000)
    }
    tasks = {key: {**task, "after": sorted(set(task["after"]))} for key, task in tasks.items()}
    campaign = make_campaign(
        launch="t4999",
        tasks=tasks,
        shifts={"day": "08:00-16:00"},
        crews={"MEC": {"people": {"day": 1}}},
        facilities={"PAD": {"room": 1}},
        limits=[{"from": f"t{n} end", "to": "launch end", "max": "2000d"} for n in range(20)],
        holds=[{"facility": "PAD", "from": f"t{n}", "to": "t4999"} for n in range(20)],
    )

    assert validate(campaign) == []


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ({"facility": "PAD"}, []),
        ({"facility": "PAD", "equipment": ["HALL"]}, []),
        ({"facility": "HALL"}, ["hazard-outside-zone"]),
        ({"facility": "HALL", "equipment": ["PAD"]}, ["hazard-outside-zone"]),
        ({"equipment": ["HALL"]}, []),
        ({}, []),
    ],
)
def test_a_task_lies_in_a_zone_by_its_facility_alone(places, found):
    """A cart that stands in the zone does not put its task there, nor one outside it out of it."""
    campaign = make_campaign(
        tasks={"go": {"hours": 1, "hazards": "fuel", **places}},
        facilities={"PAD": {"room": 1}, "HALL": {"room": 1}},
        zones={"north": ["PAD"]},
        hazards={"fuel": {"scope": "zone north", "clears": True}},
    )

    assert codes(campaign) == found
