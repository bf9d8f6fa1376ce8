from datetime import UTC, datetime, timedelta

import pytest

import scheduler
from scheduler.errors import InputError
from scheduler.model.campaign import Campaign

GRAPHS = ("first-steps", "cargo-launcher", "shenzhou-22")


def test_built_campaign_is_the_one_of_the_file():
    """Every kind of part, built by the words of the file, says what the file says."""
    builder = scheduler.CampaignBuilder(
        "All", "2026-05-04T08:00", launch="go", target="2026-05-20T12:00"
    )
    builder.add_shift("day", "08:00-16:00")
    crew = builder.add_crew("TEAM", people={"day": 4}, name="Team")
    hall = builder.add_facility("HALL", room=2)
    pad = builder.add_facility("PAD")
    builder.add_zone("area", [pad])
    toxic = builder.add_hazard("toxic", scope="zone area", clears=True)
    light = builder.add_window("light", for_="start", daily="09:00-15:00")
    ship = builder.add_flow("ship", name="Ship")
    load = builder.add_task("load", hours=2, crew={crew: 2}, facility=hall, flow=ship)
    fuel = builder.add_task(
        "fuel", hours="3h", facility=pad, hazards=toxic, after=[load], windows=light
    )
    go = builder.add_task("go")
    builder.add_link(fuel, go, lag="1h")
    builder.add_link(load, go, habit=True)
    builder.add_limit("fuel end", "launch end", max="9d", reason="boils off")
    builder.add_hold(hall, load, go, reason="stays there")
    builder.add_launch(fuel, name="First")
    builder.add_scenario("plan", week="mon-fri", shifts="day")

    assert builder.build() == Campaign.model_validate(
        {
            "name": "All",
            "start": "2026-05-04T08:00",
            "launch": "go",
            "target": "2026-05-20T12:00",
            "shifts": {"day": "08:00-16:00"},
            "crews": {"TEAM": {"people": {"day": 4}, "name": "Team"}},
            "facilities": {"HALL": {"room": 2}, "PAD": {}},
            "zones": {"area": ["PAD"]},
            "hazards": {"toxic": {"scope": "zone area", "clears": True}},
            "windows": {"light": {"for": "start", "daily": "09:00-15:00"}},
            "flows": {"ship": {"name": "Ship"}},
            "tasks": {
                "load": {"hours": "2h", "crew": {"TEAM": 2}, "facility": "HALL", "flow": "ship"},
                "fuel": {
                    "hours": "3h",
                    "facility": "PAD",
                    "hazards": "toxic",
                    "after": "load",
                    "windows": "light",
                },
                "go": {"after": "fuel+1h", "usually_after": "load"},
            },
            "limits": [
                {"from": "fuel end", "to": "launch end", "max": "9d", "reason": "boils off"}
            ],
            "holds": [{"facility": "HALL", "from": "load", "to": "go", "reason": "stays there"}],
            "launches": {"fuel": {"name": "First"}},
            "scenarios": {"plan": {"week": "mon-fri", "shifts": "day"}},
        }
    )


def test_lengths_may_be_timedeltas(rocket):
    """An hour and a half says the same in Python and in the words of the file."""
    rocket.add_task("x", hours=timedelta(minutes=90), crew={"TEAM": 1})
    rocket.add_link("motor", "x", lag=timedelta(hours=2))
    tasks = rocket.build(launch="count").tasks

    assert (tasks["x"].duration, tasks["x"].after[0].lag) == (90, 120)


def test_dates_may_have_a_time_zone(rocket):
    """Six in the morning UTC is eight o'clock in Stockholm in summer."""
    start = datetime(2026, 5, 4, 6, tzinfo=UTC)
    campaign = rocket.build(launch="count", target=start + timedelta(days=1))

    assert f"{campaign.target:%d %b %H:%M}" == "05 May 08:00"


def test_number_of_people_is_meant_for_every_shift(rocket):
    """Also for a shift that is added later."""
    rocket.add_shift("late", "16:00-24:00")

    assert rocket.build(launch="count").crews["TEAM"].people == {"day": 4, "late": 4}


def test_every_mistake_is_told_at_once(rocket):
    """Two names that are not there, an id twice, and a length of no form."""
    rocket.add_task("motor", hours="5h", crew={"TEEM": 3})
    rocket.add_task("x", hours="soon", after="moter")
    rocket.add_link("motor", "cuont")

    with pytest.raises(InputError) as caught:
        rocket.build(launch="count")

    codes = sorted(problem.code for problem in caught.value.problems)
    assert codes == ["bad-duration", "duplicate-id", "unknown-crew", "unknown-task", "unknown-task"]
    assert "Did you mean 'count'?" in str(caught.value)


def test_mistyped_field_is_told_with_the_right_one(rocket):
    """A field that the format does not know is an error, not a remark."""
    rocket.add_task("x", hour=5)

    with pytest.raises(InputError, match=r"no field 'hour'.*\n.*hours"):
        rocket.build(launch="count")


@pytest.mark.parametrize("name", GRAPHS)
def test_builder_begins_with_any_campaign(name):
    """What a file says is said again by a builder that begins with it."""
    campaign = scheduler.load(f"task_graphs/{name}.yaml")

    assert scheduler.CampaignBuilder.of(campaign).build() == campaign


def test_builder_of_a_campaign_adds_to_a_copy(rocket):
    """A new step waits in the new campaign alone."""
    campaign = rocket.build(launch="count")
    builder = scheduler.CampaignBuilder.of(campaign)
    builder.add_task("review", hours=1, crew={"TEAM": 1})
    builder.add_link("review", "count")

    assert [link.task for link in builder.build().tasks["count"].after] == ["motor", "review"]
    assert list(campaign.tasks) == ["motor", "count"]


def test_builder_can_go_on_after_it_was_refused(rocket):
    """Building changes nothing: what is missing may be said then."""
    with pytest.raises(InputError, match="launch"):
        rocket.build()

    assert rocket.build(launch="count").launch == "count"


def test_repr_counts_what_is_there(rocket):
    """A notebook shows one line."""
    assert repr(rocket) == "CampaignBuilder('Rocket': 2 tasks, 1 crew, 1 scenario)"


def test_vehicles_are_built_like_those_of_a_file(rocket):
    """The words are those of a task graph; the promise of cover stands at the head."""
    next_one = rocket.add_flow("next")
    ready = rocket.add_task("ready", hours=1, flow=next_one, loose_end=True)
    rocket.add_vehicle("V2", name="Next rocket", flows=next_one, standby=ready)
    campaign = rocket.build(launch="count", cover={"vehicles": "V2", "promise": "16d"})

    assert campaign.vehicles["V2"].standby.step == "ready"
    assert campaign.vehicles["V2"].flows == ("next",)
    assert campaign.cover is not None
    assert campaign.cover.vehicles == ("V2",)
