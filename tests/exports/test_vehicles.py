"""Vehicles in what a plan writes and says: states, gaps, and nothing where there are none."""

import json
from io import StringIO

import pandas as pd
from rich.console import Console

from scheduler.api.results.planning import plan
from scheduler.api.results.summary import summary_lines
from scheduler.cli.data.plan import summary_data
from scheduler.cli.reports.plan import print_summary
from scheduler.exports import export
from scheduler.exports.document.plan import plan_document
from scheduler.exports.tables.vehicles import vehicle_table
from scheduler.model.notation.durations import HOUR
from scheduler.pipeline.plan import plan_alone
from scheduler.pipeline.reopen import verify
from scheduler.readers.plan_json import read_plan_json
from scheduler.wording.vehicles import launch_named
from tests.analyse.two_vehicles import two_vehicles, two_vehicles_text
from tests.builders import ONE_WORKER
from tests.studies.plans import make_plan

NONE = {"V1": "", "V2": ""}
LONELY = {"V2": "{name: Next rocket, flows: [next], standby: n2}", "V1": ""}


def flat(text):
    """Return a text with its lines and columns run together."""
    return " ".join(text.split())


def printed(made):
    """Return the summary of a plan as the terminal shows it."""
    paper = StringIO()
    print_summary(made, Console(file=paper, width=200))
    return flat(paper.getvalue())


def test_plan_file_states_vehicles_and_gaps():
    """V2 stands by 32 h after V1 is called on Monday 08:00, 4 h after it launches."""
    document = plan_document(make_plan(two_vehicles())).model_dump(mode="json")
    (first, second), (gap,) = document["vehicles"], document["cover"]

    assert (first["vehicle"], first["name"]) == ("V1", "Mission rocket")
    assert (first["called"], first["launched_minute"]) == ("2026-03-02T08:00+00:00", 28 * HOUR)
    assert (second["standby"], second["standby_minute"]) == ("2026-03-03T16:00+00:00", 32 * HOUR)
    assert (second["called"], second["launched_minute"]) == (None, None)
    assert gap["since_call"]["minutes"] == 32 * HOUR
    assert (gap["since_launch"]["minutes"], gap["since_launch"]["cover"]) == (4 * HOUR, "V2")


def test_plan_file_without_vehicles_says_nothing_of_them():
    """The fields are not there at all, in the file and on the screen."""
    made = make_plan(two_vehicles(vehicles=NONE))

    assert {"vehicles", "cover"}.isdisjoint(plan_document(made).model_dump(mode="json"))
    assert {"vehicles", "cover"}.isdisjoint(summary_data(made))
    assert "Vehicles" not in printed(made)
    assert not any(line.startswith("Cover") for line in summary_lines(made))


def test_written_plan_of_vehicles_is_verified(tmp_path):
    """A plan with vehicles is sound, and one whose standby was touched is not."""
    graph = tmp_path / "graph.yaml"
    graph.write_text(two_vehicles_text(), encoding="utf-8")
    made = plan_alone(graph, options=ONE_WORKER)
    files = export(made, tmp_path / "out", charts=False)
    stated = read_plan_json(tmp_path / "out")

    assert "vehicles.csv" in {path.name for path in files}
    assert verify(tmp_path / "out") == []

    touched = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    touched["vehicles"][1]["standby_minute"] -= 60
    touched["cover"][0]["since_call"]["minutes"] -= 60
    (tmp_path / "touched.json").write_text(json.dumps(touched), encoding="utf-8")

    assert stated.vehicles[1].standby_minute == 32 * HOUR
    assert [each.message for each in verify(tmp_path / "touched.json")] == [
        "vehicles.1.standby_minute is 1860, but 1920 follows",
        "cover.0.since_call.minutes is 1860, but 1920 follows",
    ]


def test_plan_file_that_forgets_its_vehicles_is_not_sound(tmp_path):
    """Fields taken out of the file are missed."""
    graph = tmp_path / "graph.yaml"
    graph.write_text(two_vehicles_text(), encoding="utf-8")
    export(plan_alone(graph, options=ONE_WORKER), tmp_path / "out", charts=False)
    touched = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    del touched["vehicles"], touched["cover"]
    (tmp_path / "touched.json").write_text(json.dumps(touched), encoding="utf-8")

    assert {each.message.split()[0] for each in verify(tmp_path / "touched.json")} == {
        "order",
        "vehicles",
        "cover",
    }


def test_table_has_a_row_for_each_vehicle():
    """Dates where states begin, hours of the gaps, and who ends them."""
    first, second = vehicle_table(make_plan(two_vehicles())).to_dict("records")

    assert (first["called"], first["launched"]) == ("2026-03-02 08:00", "2026-03-03 12:00")
    assert (first["gap_since_call_h"], first["gap_since_launch_h"]) == (32, 4)
    assert (first["covered_since_call_by"], first["zone"]) == ("V2", "UTC+00:00")
    assert (second["on_standby"], second["called"]) == ("2026-03-03 16:00", "")


def test_summary_tells_states_and_gaps():
    """What the planner asks first: who stands by since when, and how long nobody does."""
    text = printed(make_plan(two_vehicles()))

    assert (
        "Vehicles Mission rocket (V1): on standby and called Mon 02 Mar 08:00, "
        "launches Tue 03 Mar 12:00 Next rocket (V2): building from the start, "
        "on standby from Tue 03 Mar 16:00, not called in this plan" in text
    )
    assert (
        "Cover Mission rocket (V1), since its call: no other vehicle on standby for 32 h (1.3 d), "
        "until Next rocket (V2) is, Tue 03 Mar 16:00 Mission rocket (V1), since its launch: "
        "no other vehicle on standby for 4 h, until Next rocket (V2) is, Tue 03 Mar 16:00" in text
    )


def test_plan_in_short_tells_the_gap():
    """A line for the one vehicle that is called."""
    lines = list(summary_lines(make_plan(two_vehicles())))

    assert (
        "Cover     gap of 32 h (1.3 d) since the call of Mission rocket (V1), "
        "gap of 4 h since its launch" in lines
    )


def test_vehicle_that_nothing_follows_is_told():
    """Without V2 no other vehicle comes on standby."""
    text = printed(make_plan(two_vehicles(vehicles={"V2": ""})))

    assert "since its call: no other vehicle comes on standby in this plan" in text


def test_plan_that_calls_nobody_says_so():
    """V2 alone is built; nothing calls it."""
    assert "Cover no vehicle is called in this plan" in printed(
        make_plan(two_vehicles(vehicles=LONELY))
    )


def test_vehicle_that_stands_by_already_leaves_no_gap():
    """V2 was built before the start: V1 is covered from its call on."""
    done = "scenarios: {plan: {done: [s, n1, n2]}}"
    head = two_vehicles_text().partition("vehicles:")[0]
    campaign = two_vehicles(head=head.replace("scenarios: {plan: {done: ready}}", done))

    assert "since its call: no gap, Next rocket (V2) is on standby" in printed(make_plan(campaign))


def test_launch_is_that_of_its_vehicle():
    """In a graph with vehicles a launch is somebody's."""
    assert launch_named(two_vehicles()) == "launch of Mission rocket (V1)"
    assert launch_named(two_vehicles(vehicles=NONE)) == "launch"


def test_table_in_python_has_dates():
    """Moments know their zone; what the plan does not come to is no moment."""
    frame = plan(two_vehicles(), workers=1).vehicle_frame()
    called, standby = frame["called"].to_dict(), frame["on_standby"].to_dict()

    assert called["V1"] == pd.Timestamp("2026-03-02T08:00Z")
    assert standby["V2"] == pd.Timestamp("2026-03-03T16:00Z")
    assert frame["called"].isna().to_dict() == {"V1": False, "V2": True}
    assert frame["gap_since_call_h"].to_dict()["V1"] == 32
    assert plan(two_vehicles(vehicles=NONE), workers=1).vehicle_frame().empty
