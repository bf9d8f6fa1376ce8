"""How sure a plan is, asked from Python."""

from datetime import datetime, timedelta

import pytest

import scheduler

GRAPH = """\
name: One step
start: 2026-03-02T08:00
launch: go
shifts: {day: 08:00-16:00}
tasks:
  cure: {hours: 12, elapsed: yes}
  go: {hours: 0, after: cure, hold_point: R1}
target: 2026-03-02T22:00
scenarios: {plain: {name: As usual}}
"""
RISKS = "draws: 2000\nhours: [{steps: cure, hours: [6h, 12h, 18h], shape: uniform}]\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Return a folder with a step that takes 6 to 18 hours, all equally likely."""
    folder = tmp_path_factory.mktemp("risk")
    (folder / "one.yaml").write_text(GRAPH)
    (folder / "one.risk.yaml").write_text(RISKS)
    return folder


@pytest.fixture(scope="module")
def sure(place):
    """Return how sure its launch is, beginning as early as it can."""
    return scheduler.risk(place / "one.yaml", early=True, workers=1, time_limit=20)


def test_dates_and_chances_are_those_of_the_step(sure):
    """Planned for 20:00: half by then, two thirds by 22:00; P80 is 15 h 36 after the start."""
    error = 4 * (0.25 / 2000) ** 0.5

    assert sure.plan.launch.hour == 20
    assert sure.chance == pytest.approx(1 / 2, abs=error)
    assert sure.chance_of_target == pytest.approx(2 / 3, abs=error)
    assert sure.chance_by("2026-03-02T17:00") == pytest.approx(1 / 4, abs=error)
    wished = datetime.fromisoformat("2026-03-02T23:36+00:00")
    assert abs(sure.launch(0.8) - wished) < timedelta(minutes=30)
    assert abs(sure.mean_slip) < timedelta(minutes=20)
    assert sure.outside == {}
    assert sure.is_complete


def test_words_have_the_number_of_draws_and_the_policy(sure):
    """A chance never stands without them."""
    assert (sure.draws, sure.policy) == (2000, sure.told.policy)
    assert repr(sure).endswith(f"(2,000 draws, {sure.policy})")
    assert "order of the plan kept" in sure.policy


def test_tables_have_dates(sure):
    """Launches in order up to all draws; sources with all together last; steps with their ends."""
    frame, drivers, holds, steps = sure.to_frame(), sure.drivers(), sure.holds(), sure.steps()

    assert frame["draws"].sum() == 2000
    assert frame["by_then"].iloc[-1] == 1
    assert frame.index.is_monotonic_increasing
    assert drivers.index[-1] == "all together"
    assert holds.loc["go", "hold_point"] == "R1"
    assert holds.loc["go", "chance"] == sure.chance
    assert steps.loc["go", "end_p50"] == sure.launch(0.5)
    assert "<table" in sure._repr_html_()


def test_saved_risk_is_asked_again_from_its_folder(sure, tmp_path):
    """The folder carries the risk file; the same seed gives the same launches."""
    files = sure.save(tmp_path / "out", charts=False)
    again = scheduler.risk(tmp_path / "out", draws=2000, early=True, drivers=False, workers=1)

    assert {"plan.json", "risk.json", "drivers.csv"} <= {file.name for file in files}
    assert again.told.launches == sure.told.launches
    assert again.told.drivers == ()


def test_plan_needs_a_risk_file_by_name(sure, place):
    """A plan in memory lies nowhere."""
    with pytest.raises(scheduler.InputError, match="no risk file is known"):
        scheduler.risk(sure.plan)
    named = scheduler.risk(sure.plan, place / "one.risk.yaml", draws=10, workers=1)
    assert named.draws == 10


@pytest.mark.parametrize("words", [{"draws": 0}, {"seed": -1}, {"draws": "many"}])
def test_counts_that_make_no_sense_are_refused(place, words):
    """Draws are one or more, seeds not negative."""
    with pytest.raises(ValueError, match="write a whole number"):
        scheduler.risk(place / "one.yaml", **words)


def test_chance_is_a_share(sure):
    """Eighty is none."""
    with pytest.raises(ValueError, match="write a share such as"):
        sure.launch(80)
