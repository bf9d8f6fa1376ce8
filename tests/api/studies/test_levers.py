from datetime import timedelta

import pytest

import scheduler


@pytest.fixture
def side_by_side(rocket):
    """Return a plan in which two tasks take a day each for want of two people."""
    rocket.add_task("tank", hours=5, crew={"TEAM": 3})
    rocket.add_link("tank", "count")
    return scheduler.plan(rocket.build(launch="count"), workers=1)


def test_people_bring_launch_forward(side_by_side):
    """The crew has four; with six the tasks run side by side, and what_if says the same."""
    heard = []
    found = scheduler.levers(side_by_side, listener=lambda *told: heard.append(told[1]))
    best = next(iter(found))

    assert heard == [len(found)] * len(found)
    assert best in found.gaining
    assert found.not_tried == ()
    again = scheduler.what_if(side_by_side, best.lever.change)
    assert again.gain == timedelta(minutes=best.gain) > timedelta(0)


def test_frame_has_a_row_for_each_lever(side_by_side):
    """The greatest gain first, with the date of launch where a plan was made."""
    found = scheduler.levers(side_by_side, time_limit=10)
    frame = found.to_frame()

    assert list(frame.columns) == ["title", "gain_h", "at_most_h", "launch", "verdict"]
    assert list(frame.index) == [str(each.lever.change) for each in found]
    assert frame["gain_h"].is_monotonic_decreasing
    assert frame["launch"].iloc[0] < side_by_side.launch
    assert frame["verdict"].iloc[0] == "proved"
    assert "<table" in found._repr_html_()


def test_repr_names_what_helps(side_by_side):
    """A line for each lever that gains, and what became of the rest."""
    found = scheduler.levers(side_by_side)
    lines = repr(found).splitlines()

    assert lines[0] == "Levers on launch Tue 05 May 16:00"
    assert len(lines) == len(found.gaining) + 2
    assert lines[-1].startswith(f"Of {len(found)} rules tried")
    assert "levers.csv" not in lines[-1]


def test_processes_are_none_or_more(side_by_side):
    """As for the command."""
    with pytest.raises(ValueError, match="processes=-1"):
        scheduler.levers(side_by_side, processes=-1)
