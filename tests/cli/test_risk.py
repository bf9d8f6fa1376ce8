"""The command `risk`, and the chance that other commands print beside a proof."""

import json

import pytest
from typer.testing import CliRunner

from scheduler.cli import app
from scheduler.cli.progress.risk import round_words
from scheduler.pipeline.reopen import verify
from scheduler.studies.risk.question import RiskProgress

RUNNER = CliRunner()
GRAPH = """\
name: Two in a row
start: 2026-03-02T08:00
launch: go
shifts: {day: 08:00-16:00}
crews: {MEC: {people: {day: 4}}}
windows: {noon: {for: end, daily: "12:00"}}
tasks:
  stack: {hours: 6, crew: {MEC: 4}}
  review: {hours: 2, crew: {MEC: 1}, after: stack, hold_point: R1}
  go: {hours: 1, crew: {MEC: 2}, after: review, windows: noon}
target: 2026-03-04T12:00
scenarios: {plain: {name: As usual}}
"""
RISKS = """\
draws: 400
hours: [{steps: stack, hours: [6h, 6h, 18h]}]
events: {fails: {chance: 25%, at: stack end, redo: stack}}
"""
FACTS = "data_date: 2026-03-02T10:00\nsteps: {stack: {started: 2026-03-02T08:00, remaining: 6h}}\n"


def run(*words):
    """Run a command and return what it gave; those that search have one worker."""
    workers = () if words[0] in {"history", "compare"} else ("--workers", "1")
    return RUNNER.invoke(app, [*map(str, words), *workers])


def data(*words):
    """Run a command and return what it gave as data."""
    charts = () if words[0] == "compare" else ("--no-charts",)
    result = run(*words, "--json", *charts)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return a folder with a graph, its risk file, and its plan, made without looking at that."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "site.yaml").write_text(GRAPH)
    (folder / "site.risk.yaml").write_text(RISKS)
    (folder / "facts.yaml").write_text(FACTS)
    done = run("plan", folder / "site.yaml", "-o", folder / "plan", "--no-charts", "--no-risk")
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def assessed(site):
    """Return the folder of the plan once its risk is told, and what was printed."""
    words = ("--risk", site / "site.risk.yaml", "--draws-csv")
    return run("risk", site / "plan", *words)


def test_report_says_how_sure_the_dates_are(assessed):
    """With the number of draws and the policy, and that no replanning is counted."""
    out = assessed.stdout

    assert assessed.exit_code == 0
    assert "Draws      400 draws, order of the plan kept; seed 1; site.risk.yaml" in out
    for heading in ("Announced", "Target", "P50", "P80", "P95", "Promise", "Launch by launch"):
        assert heading in out
    assert "Hold points, by their announced dates" in out
    assert "R1 (review)" in out
    assert "no replanning is counted" in out
    assert "Single sources do not add up" in out


def test_files_become_part_of_the_plan(site, assessed):
    """Its Gantt is drawn with the chance; all of it verifies."""
    names = {each.name for each in (site / "plan").iterdir()}

    assert assessed.exit_code == 0
    assert {"risk.json", "drivers.csv", "steps-risk.csv", "draws.csv", "plan.json"} <= names
    assert {"risk.png", "gantt.png", "gantt-full.svg", "waterfall.pdf"} <= names
    assert verify(site / "plan") == []
    assert "<svg" in (site / "plan" / "risk.svg").read_text()


def test_written_plan_knows_its_risks(site, assessed):
    """The second time no risk file is named; draws and pictures of the first time are gone."""
    told = data("risk", site / "plan", "--chance", "95%")
    names = {each.name for each in (site / "plan").iterdir()}

    assert assessed.exit_code == 0
    assert told["promise"]["chance"] == 0.95
    assert told["draws"] == 400
    assert "draws.csv" not in names
    assert "risk.png" not in names
    assert verify(site / "plan") == []


def test_same_seed_gives_the_same_figures(site):
    """Whatever the number of workers, and another seed gives others."""
    words = ("risk", site / "plan", "--risk", site / "site.risk.yaml", "--json", "--no-charts")
    one, two, other = (
        json.loads(RUNNER.invoke(app, [*map(str, words), *more]).stdout)
        for more in (("--workers", "1"), ("--workers", "2"), ("--workers", "1", "--seed", "2"))
    )

    assert one == two
    assert one["launches"] != other["launches"]


def test_graph_is_planned_first(site, monkeypatch):
    """The risk file beside it is found; plan and risk go to a folder of their own."""
    monkeypatch.chdir(site)
    told = data("risk", "site.yaml", "--no-drivers", "--draws", 20)

    assert told["draws"] == 20
    assert told["drivers"] == []
    assert (site / "plans" / "site" / "plain-risk" / "plan.json").exists()
    assert verify(site / "plans" / "site" / "plain-risk") == []


def test_plan_prints_the_chance_beside_its_proof(site, tmp_path):
    """Where a risk file lies beside the graph, unless it is refused."""
    told = run("plan", site / "site.yaml", "-o", tmp_path / "a", "--no-charts")
    silent = run("plan", site / "site.yaml", "-o", tmp_path / "b", "--no-charts", "--no-risk")

    assert "Chance " in told.stdout
    assert "400 draws" in told.stdout
    assert told.stdout.index("Verdict") < told.stdout.index("Chance ")
    assert (tmp_path / "a" / "risk.json").exists()
    assert "Chance " not in silent.stdout
    assert not (tmp_path / "b" / "risk.json").exists()
    assert data("plan", site / "site.yaml", "-o", tmp_path / "b", "--no-risk")["risk"] is None


def test_replan_knows_the_risks_of_the_announced_plan(site, tmp_path):
    """Its history has P50 and P80 of both plans, `compare` tells them, and all is sound."""
    assert run("plan", site / "site.yaml", "-o", tmp_path / "old", "--no-charts").exit_code == 0
    words = ("--progress", site / "facts.yaml", "-o", tmp_path / "new")
    told = data("replan", tmp_path / "old", *words)
    history = data("history", tmp_path / "new")["plans"]
    beside = run("compare", tmp_path / "old", tmp_path / "new").stdout

    assert told["risk"]["draws"] == 400
    assert [each["draws"] for each in history] == [400, 400]
    assert all(each["p50"] and each["p80"] for each in history)
    assert verify(tmp_path / "new") == []
    assert "Chance before" in beside
    assert "Chance now" in beside
    report = run("history", tmp_path / "new").stdout
    assert "P50 and P80: launch dates that half and four fifths of the draws make" in report


def test_ladder_has_a_chance_for_each_rung(site, tmp_path):
    """The columns stand in the table and in the file."""
    told = run("ladder", site / "site.yaml", "-o", tmp_path / "ladder", "--no-charts")
    head = (tmp_path / "ladder" / "ladder.csv").read_text().splitlines()[0]

    assert told.exit_code == 0
    assert "chance of the target" in told.stdout
    assert "Chances: 400 draws, order of the plan kept" in told.stdout
    assert head.endswith(
        "p50_days,p80_days,chance_of_launch,chance_of_target,outside_the_rules,draws"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--chance", "80"), "Write 80%."),
        (("--chance", "100%"), "is no chance to promise a date for"),
        (("--chance", "often"), "bad-chance"),
        (("--risk", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_what_makes_no_sense_is_refused(site, words, said):
    """With the way out, and before anything is played."""
    result = run("risk", site / "plan", *words)

    assert result.exit_code == 2
    assert said in result.stderr


def test_plan_without_a_risk_file_says_what_to_name(tmp_path):
    """Nothing is guessed."""
    (tmp_path / "alone.yaml").write_text(GRAPH)
    result = run("risk", tmp_path / "alone.yaml")

    assert result.exit_code == 2
    assert "no-risk-file" in result.stderr
    assert "--risk FILE" in result.stderr


def test_risk_file_is_not_named_and_refused_at_once(site):
    """One of both is a mistake."""
    result = run("plan", site / "site.yaml", "--risk", site / "site.risk.yaml", "--no-risk")

    assert result.exit_code == 2
    assert "named and refused at once" in result.stderr


def test_risk_of_another_plan_is_not_told(site, tmp_path):
    """A risk.json that lies beside a plan that it is not about counts as none."""
    assert run("plan", site / "site.yaml", "-o", tmp_path / "a", "--no-charts").exit_code == 0
    file = tmp_path / "a" / "risk.json"
    text = json.loads(file.read_text())
    file.write_text(json.dumps({**text, "plan_digest": "0" * 64}))
    told = data("history", tmp_path / "a")["plans"]

    assert told[0]["p50"] is None
    file.write_text("{}")
    broken = run("history", tmp_path / "a")
    assert broken.exit_code == 2
    assert "not-a-risk" in broken.stderr


@pytest.mark.parametrize(
    ("without", "words"),
    [
        ("", "playing the plan forward (round 1 of 3)"),
        ("all together", "playing the plan forward, without any source (round 1 of 3)"),
        ("weather: wind", "playing the plan forward, without weather: wind (round 1 of 3)"),
    ],
)
def test_progress_says_what_is_left_out(without, words):
    """The draws as they are, none of the sources, or all but one."""
    assert round_words(RiskProgress(done=0, rounds=3, without=without)) == words
