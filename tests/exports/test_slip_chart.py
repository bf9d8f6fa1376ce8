from dataclasses import replace
from datetime import datetime, timedelta

from scheduler.exports import export_history
from scheduler.exports.page.chart import Diamond, Line, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.slip.chart import draw_slip_chart, slip_page
from scheduler.exports.slip.curves import LAUNCH, curves
from scheduler.formats.history import HistoryRow
from tests.exports.collisions import faults

RULER = FontRuler()


def local(text):
    """Return a moment of March 2026, ``03T18:00``."""
    return datetime.fromisoformat(f"2026-03-{text}+00:00")


def row(data_date, launch, holds=None, passed=(), **more):
    """Return what a plan said, proved, with the target on the 6th."""
    fields = {"target": local("06T18:00"), "verdict": "optimal", "campaign": "M1"} | more
    return HistoryRow(
        data_date=local(data_date),
        launch=local(launch),
        bound=local(launch),
        holds={name: local(date) for name, date in (holds or {}).items()},
        passed=frozenset(passed),
        plan=data_date * 8,
        **fields,
    )


STORY = (
    row("02T08:00", "03T18:00", {"R1": "02T12:00", "R2": "03T12:00"}),
    row("02T15:00", "04T18:00", {"R1": "02T13:00", "R2": "04T10:00"}, ["R1"]),
    row("03T09:00", "05T18:00", {"R1": "02T13:00", "R2": "04T14:00"}, ["R1"]),
)


def test_a_curve_goes_from_data_date_to_data_date():
    """Launch was told as Tue 18:00, a day later, and two days later."""
    launch = curves(STORY)[0]

    assert launch.name == LAUNCH
    assert launch.points == tuple((each.data_date, each.launch) for each in STORY)


def test_a_passed_hold_point_ends_on_the_diagonal():
    """R1 was passed Mon 13:00, and stands there at its own date; later plans add nothing."""
    curve = next(each for each in curves(STORY) if each.name == "R1")

    assert curve.passed
    assert curve.points == (
        (local("02T08:00"), local("02T12:00")),
        (local("02T13:00"), local("02T13:00")),
    )


def test_target_is_a_level_line():
    """All of it at one height, from the first data date to the right edge, and named."""
    page = slip_page(STORY, RULER)
    lines = [each for each in page.shapes if isinstance(each, Line) and each.role == "target"]

    assert len({y for each in lines for _, y in each.points}) == 1
    assert "target Fri 06 Mar 18:00" in [
        each.text for each in page.shapes if isinstance(each, Words)
    ]


def test_a_history_without_target_has_no_such_line():
    """Nothing is drawn that nobody wished."""
    page = slip_page([replace(each, target=None) for each in STORY], RULER)

    assert not [each for each in page.shapes if isinstance(each, Line) and each.role == "target"]


def test_nothing_meets_on_a_slip_chart():
    """One plan, three plans, and twenty hold points of one day: no name is on another."""
    many = {f"R{number}": f"03T{number:02}:00" for number in range(20)}
    crowded = (row("02T08:00", "03T23:00", many), row("02T20:00", "04T18:00", many))

    for rows in (STORY[:1], STORY, crowded):
        assert faults(slip_page(rows, RULER)) == []


def test_every_forecast_has_its_mark():
    """Three of launch, one of R1 before it passed and three of R2; the key has one of each."""
    marks = [each.role for each in slip_page(STORY, RULER).shapes if isinstance(each, Diamond)]

    assert marks.count("launch-point") == 3 + 1
    assert marks.count("slip-point") == 1 + 3 + 1
    assert marks.count("done-point") == 1 + 1


def test_headline_says_how_far_launch_slipped():
    """From Tue to Thu are 48 h, and Fri leaves one day."""
    texts = [each.text for each in slip_page(STORY, RULER).shapes if isinstance(each, Words)]

    told = "launch Thu 05 Mar 2026 18:00; first told Tue 03 Mar 18:00: 2.0 d later"
    assert f"As of Tue 03 Mar 2026 09:00: {told}; target met, 24 h to spare" in texts


def test_same_history_same_bytes(tmp_path):
    """Two drawings are equal, byte for byte."""
    first, second = (draw_slip_chart(STORY, tmp_path / each) for each in "12")

    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_a_history_of_years_is_drawn():
    """Days that have no room for their names are left out, and nothing meets."""
    rows = [
        replace(
            STORY[0],
            data_date=STORY[0].data_date + timedelta(days=100 * number),
            launch=STORY[0].launch + timedelta(days=1000 + number),
            plan=str(number),
        )
        for number in range(10)
    ]

    assert faults(slip_page(rows, RULER)) == []


def test_a_newer_history_takes_the_place_of_an_older_one(tmp_path):
    """The next day the same command writes over its own files, and leaves others alone."""
    (tmp_path / "notes.txt").write_text("mine")
    export_history(STORY[:2], tmp_path, charts=False)
    files = export_history(STORY, tmp_path, charts=False)

    assert [file.name for file in files] == ["history.csv", "manifest.json"]
    assert len((tmp_path / "history.csv").read_text().splitlines()) == 4
    assert (tmp_path / "notes.txt").read_text() == "mine"
