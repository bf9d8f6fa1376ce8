"""
The command `readiness` on M-B: see the examples of the study for the days of its one crew.

Called until Wed 08:00, V2 launches on Thu 18:00; called later, on Fri 18:00.
"""

import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from scheduler.cli import app
from scheduler.cli.arguments.readiness import request_meant
from scheduler.errors import InputError
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.readiness.answering import answer
from scheduler.studies.readiness.others import Others
from scheduler.studies.workers import executors
from tests.studies.readiness.calls import FLOWS, MISSION, NEXT, campaign_of, graph

RUNNER = CliRunner()
SEARCH = "scheduler.studies.readiness.curve.answer"
PROMISED = "cover: {vehicles: [V2], promise: 48h, from: 2026-03-02T08:00, to: 2026-03-05T08:00}\n"
IN_ZONE = graph(more="time_zone: Europe/Berlin\n")


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch):
    """Make all searches in this process, where they take the least time."""
    monkeypatch.setattr(executors, "LocalWorkers", _refuse)


def _refuse(processes):
    message = f"no {processes} further processes here"
    raise OSError(message)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder to stand in, with M-B and a promise of 48 h in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mb.yaml").write_text(graph(more=PROMISED))
    return tmp_path


def run(*words):
    """Run the command; return what it says and its exit code."""
    result = RUNNER.invoke(app, ["readiness", *map(str, words)])
    return result.stdout, result.stderr, result.exit_code


def test_curve_of_a_graph_is_told_and_written(folder):
    """28 of 72 h are within 48 h; the gaps are 34 h and 10 h; one picture in three forms."""
    out, _, code = run("mb.yaml")

    assert code == 0
    assert "V2 could launch 34 h to 3.4 days after a call; 39 % of the time within 48 h" in out
    [call] = [line for line in out.splitlines() if line.startswith("Wed 04 Mar 08:00  Thu")]
    assert call.split()[-7:] == ["h", "proved", "V2/k1,", "Wed", "04", "Mar", "08:00"]
    assert "44 h in 2 gaps, the longest 34 h" in out
    head = "Launch of V2 within 48 h, 39 % of the time; kept from Wed 04 Mar 18:00 on"
    assert head in out
    names = {path.name for path in (folder / "plans" / "mb" / "plan").iterdir()}
    assert names == {
        *("readiness.csv", "last-calls.csv", "readiness.json", "manifest.json"),
        *("readiness.png", "readiness.svg", "readiness.pdf"),
    }


def test_data_and_tables_have_the_same_curve(folder):
    """Two stretches: to Wed 08:00 and to Thu 08:00, with days and the step that drives."""
    out, _, _ = run("mb.yaml", "--json", "--no-charts")
    found = json.loads(out)
    [vehicle], [promise] = found["vehicles"], found["promises"]

    assert found["complete"] is True
    assert [(x["to"], x["launch"], x["status"]) for x in vehicle["spans"]] == [
        ("2026-03-04T08:00+00:00", "2026-03-05T18:00+00:00", "proved"),
        ("2026-03-05T08:00+00:00", "2026-03-06T18:00+00:00", "proved"),
    ]
    assert (vehicle["best_minutes"], vehicle["worst_minutes"]) == (34 * 60, 82 * 60)
    assert vehicle["searches"] <= 9
    assert [gap["minutes"] for gap in promise["gaps"]] == [34 * 60, 10 * 60]
    assert promise["share"] == pytest.approx(28 / 72)
    assert promise["since"] == "2026-03-04T18:00+00:00"
    [call] = vehicle["last_calls"]
    assert (call["call"], call["step"]) == ("2026-03-04T08:00+00:00", "V2/k1")
    assert found["states"][1]["states"][0]["state"] == "building"

    place = folder / "plans" / "mb" / "plan"
    written = json.loads((place / "readiness.json").read_text())
    assert written == {key: value for key, value in found.items() if key != "files"}
    rows = pd.read_csv(place / "readiness.csv", keep_default_na=False)
    assert list(rows["launch"]) == ["2026-03-05 18:00", "2026-03-06 18:00"]
    assert list(rows["days_to"]) == [1.417, 1.417]
    assert list(rows["driver"]) == ["V2/k1", ""]
    calls = pd.read_csv(place / "last-calls.csv")
    assert list(calls["call"]) == ["2026-03-04 08:00"]


def test_written_plan_is_asked_like_its_graph(folder):
    """The folder of a plan, or one above it, has the same curve, and the files join the plan's."""
    made = RUNNER.invoke(app, ["plan", "mb.yaml", "--no-charts", "-o", "made"])
    assert made.exit_code == 0
    out, _, code = run("made", "--no-charts", "--json", "--to", "2026-03-04T12:00")

    assert code == 0
    [vehicle] = json.loads(out)["vehicles"]
    assert vehicle["to"] == "2026-03-04T12:00+00:00"
    assert [each["launch"] for each in vehicle["last_calls"]] == ["2026-03-05T18:00+00:00"]
    assert (folder / "made" / "readiness.csv").exists()
    assert RUNNER.invoke(app, ["verify", "made"]).exit_code == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--vehicle", "V3"), "unknown-vehicle", "there is no vehicle 'V3'"),
        (("--every", "soon"), "bad-duration", "'soon' is not a duration"),
        (("--every", "-1h"), "bad-duration", "'-1h' is not positive"),
        (("--from", "monday"), "bad-date", "'monday' is not a date and time"),
        (("--to", "2026-03-01"), "empty-stretch", "nothing lies between"),
    ],
)
def test_bad_values_are_told(words, code, told):
    """With the option, what is wrong, and exit code 2."""
    _, err, end = run("mb.yaml", *words)

    assert end == 2
    assert f"{words[0]}: {code}: {told}" in err


@pytest.mark.usefixtures("folder")
def test_written_plan_takes_neither_scenario_nor_facts():
    """It was made in one scenario, with its own facts."""
    RUNNER.invoke(app, ["plan", "mb.yaml", "--no-charts", "-o", "made"])
    _, err, end = run("made", "-s", "plan")

    assert end == 2
    assert "--scenario: bad-option: a written plan has the scenario it was made in" in err


def test_graph_without_vehicles_has_nobody_to_call(folder):
    """It is said before anything is planned."""
    (folder / "none.yaml").write_text(graph(vehicles={}).replace("vehicles:\n", ""))
    _, err, end = run("none.yaml")

    assert end == 2
    assert "no-vehicles: the task graph has none" in err
    assert "best launch" not in err


def test_days_alone_are_whole_days():
    """From the beginning of the first to the end of the last."""
    request = _meant("2026-03-02", "2026-03-03")

    assert (request.begin, request.end) == (-8 * 60, 40 * 60)


@pytest.mark.parametrize(
    ("date", "code"),
    [("2026-03-29T02:30", "bound-in-clock-change"), ("2026-10-25T02:30", "bound-in-clock-change")],
)
def test_hours_that_clocks_skip_or_repeat_are_refused(date, code):
    """Nobody knows which minute is meant."""
    with pytest.raises(InputError, match=f"--from: {code}"):
        _meant(date, None, IN_ZONE)


def _meant(begin, end, text=None):
    campaign = campaign_of(text or graph())
    return request_meant(campaign, (begin, end, "1h"), None, Others.KEEP, SolveOptions())


def test_interrupt_keeps_what_was_found(folder, monkeypatch):
    """Ctrl-C after four searches: the rest is a band, which is said, and files are written."""
    count = []

    def interrupted(alarm):
        count.append(alarm)
        if len(count) > 4:
            raise KeyboardInterrupt
        return answer(alarm)

    monkeypatch.setattr(SEARCH, interrupted)
    out, _, code = run("mb.yaml", "--no-charts")

    assert code == 0
    assert "Interrupted: between the calls that were looked at, launch is known as a band." in out
    assert "between Thu 05 Mar 18:00 and Fri 06 Mar 18:00" in out
    [first] = [line for line in out.splitlines() if line.startswith("Tue 03 Mar 20:00  Thu")]
    assert "34 h" not in first
    assert "not proved" in first
    rows = pd.read_csv(folder / "plans" / "mb" / "plan" / "readiness.csv")
    assert set(rows["verdict"]) == {"proved", "not proved"}


def test_interrupt_before_the_first_search_leaves_nothing(folder, monkeypatch):
    """Nothing is known, nothing is written, and the exit code says so."""

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(SEARCH, interrupted)
    _, err, code = run("mb.yaml", "--no-charts")

    assert code == 4
    assert "Interrupted; nothing more was written." in err
    assert not (folder / "plans" / "mb" / "plan" / "readiness.csv").exists()


NEIGHBOUR = "{name: Guest, neighbour: true, moves: {later: 1d, per_day: 60}}"
THURSDAY = "{for: run, from: 2026-03-05T08:00, to: 2026-03-05T16:00}"
GUEST = MISSION | {"q": f"{{hours: 8, crew: {{W: 1}}, windows: [{THURSDAY}], flow: guest}}"}


def test_what_moves_of_neighbours_buy_is_told(folder):
    """The guest holds W on Thu: Fri 18:00 for nothing, Thu 18:00 for 60, the guest on Fri."""
    text = graph(flows=FLOWS | {"guest": NEIGHBOUR}, tasks=GUEST | NEXT)
    (folder / "guest.yaml").write_text(text)
    words = ("--others", "yield", "--from", "2026-03-04T08:00", "--to", "2026-03-04T08:01")
    out, _, code = run("guest.yaml", *words, "--no-charts")

    assert code == 0
    rows = [line.split("  ") for line in out.splitlines() if "Guest" in line or " stay" in line]
    told = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert told[-2][:4] == ["Wed 04 Mar 08:00", "0.0", "Fri 06 Mar 18:00", "proved"]
    assert told[-1] == [
        *("60.0", "Thu 05 Mar 18:00", "proved"),
        *("Guest 1 day later", "Guest Fri 06 Mar 16:00"),
    ]


@pytest.mark.usefixtures("folder")
def test_worst_call_is_told_as_just_after_the_last_one():
    """From Tue 08:00 on nobody waits longer than whoever is called just after Wed 08:00."""
    out, _, _ = run("mb.yaml", "--from", "2026-03-03T16:00", "--json", "--no-charts")
    [vehicle] = json.loads(out)["vehicles"]
    assert (vehicle["worst_minutes"], vehicle["worst_just_after_call"]) == (58 * 60, True)

    out, _, _ = run("mb.yaml", "--from", "2026-03-03T16:00", "--no-charts")
    assert "2.4 days, called just after Wed 04 Mar 08:00" in out


def test_none_possible_is_said_of_the_time_that_the_graph_plans(folder):
    """Called after Thu 08:00, V2 would launch on Sat 18:00, later than 5 days from Mon 08:00."""
    text = (folder / "mb.yaml").read_text().replace("horizon: 30d", "horizon: 5d")
    (folder / "short.yaml").write_text(text)
    out, _, _ = run("short.yaml", "--to", "2026-03-06T08:00", "--no-charts")

    assert "none possible" in out
    assert "None possible: none by Sat 07 Mar 2026 08:00" in out


def test_promise_is_not_kept_after_the_last_vehicle_is_called(folder):
    """V2 goes on with c on Wed 08:00 and is called then: nobody is left, up to Fri 08:00."""
    tasks = {
        "c": "{hours: 8, crew: {W: 1}, after: [n2], flow: next}",
        "up": "{hours: 1, elapsed: yes, windows: instant, after: [c], flow: next}",
    }
    vehicles = {
        "V1": "{flows: mission, launch: m, standby: {tag: standby}}",
        "V2": "{flows: next, standby: n2, launch: up}",
    }
    more = PROMISED.replace("2026-03-05", "2026-03-06") + "launches: {up: {}}\n"
    text = graph(tasks=MISSION | NEXT | tasks, vehicles=vehicles, more=more)
    (folder / "own.yaml").write_text(text)
    out, _, code = run("own.yaml", "--json", "--no-charts")
    [promise] = json.loads(out)["promises"]

    assert code == 0
    assert promise["to"] == "2026-03-06T08:00+00:00"
    assert [(x["from"], x["to"]) for x in promise["gaps"]] == [
        ("2026-03-02T08:00+00:00", "2026-03-02T18:00+00:00"),
        ("2026-03-04T08:00+00:00", "2026-03-06T08:00+00:00"),
    ]
    assert promise["since"] is None


def test_mission_vehicle_is_not_called_where_it_is_lost(folder):
    """V1 is built on Monday and called on Tuesday; lost at a call, it covers nothing until then."""
    more = PROMISED.replace("[V2]", "[V1, V2]")
    (folder / "both.yaml").write_text(graph(plan="{}", more=more))
    kept, _, _ = run("both.yaml", "--json", "--no-charts")
    lost, _, code = run("both.yaml", "--others", "lost", "--no-charts")
    _, error, refused = run("both.yaml", "--others", "lost", "--vehicle", "V1", "--no-charts")

    assert [each["vehicle"] for each in json.loads(kept)["vehicles"]] == ["V1", "V2"]
    assert (code, refused) == (0, 2)
    assert "Launch of V2 within 48 h" in lost
    assert "V1 is the mission vehicle, which is lost when the call comes." in lost
    assert "vehicle-lost" in error
