from datetime import datetime, timedelta

import pytest

import scheduler
from tests.studies.readiness.calls import campaign_of, graph

PROMISED = "cover: {vehicles: [V2], promise: 48h, to: 2026-03-05T08:00}\n"


@pytest.fixture(scope="module")
def found():
    """Return the readiness of M-B from Mon 08:00 to Thu 08:00."""
    return scheduler.readiness(campaign_of(graph(more=PROMISED)), workers=1, time_limit=60)


def utc(text):
    """Return a moment of March 2026."""
    return datetime.fromisoformat(f"2026-03-{text}+00:00")


def test_launch_of_a_call_is_a_date(found):
    """Until Wed 08:00 it is Thu 18:00, a minute later Fri 18:00."""
    assert found.launch("2026-03-04T08:00") == utc("05T18:00")
    assert found.launch(utc("04T08:01"), "V2") == utc("06T18:00")
    assert found.is_proved
    assert found.is_complete
    assert repr(found) == found.headline
    assert found.headline.startswith("V2 could launch 34 h to 3.4 days after a call")


def test_figures_are_lengths_of_time(found):
    """82 h at worst; 28 of 72 h within 48 h."""
    assert found.worst == {"V2": timedelta(hours=82)}
    assert found.mean == {"V2": timedelta(hours=54)}
    assert found.shares == {timedelta(hours=48): pytest.approx(28 / 72)}


def test_tables_have_dates(found):
    """A row for each launch, for the one last call, and for both gaps."""
    frame, calls, gaps = found.to_frame(), found.last_calls(), found.gaps()

    assert list(frame["launch"]) == [utc("05T18:00"), utc("06T18:00")]
    assert list(frame.index) == ["V2", "V2"]
    assert calls["call"].iloc[0] == utc("04T08:00")
    assert calls["driver"].iloc[0] == "V2/k1"
    assert list(gaps["length"]) == [timedelta(hours=34), timedelta(hours=10)]
    assert "<table" in found._repr_html_()


def test_unknown_calls_and_vehicles_are_refused(found):
    """Nothing is guessed beyond what was looked at."""
    with pytest.raises(ValueError, match="calls were looked at between Mon 02 Mar 08:00"):
        found.launch("2026-03-05T09:00")
    with pytest.raises(scheduler.UnknownName, match="unknown vehicle 'V1'"):
        found.launch("2026-03-03T09:00", "V1")


def test_plan_is_asked_as_it_stands(found, tmp_path):
    """From a saved plan comes the same curve; it has its own scenario."""
    found.plan.save(tmp_path, charts=False)
    heard = []
    again = scheduler.readiness(
        tmp_path, "V2", end="2026-03-02T09:00", every=timedelta(minutes=30),
        listener=lambda *told: heard.append(told[0]), workers=1,
    )  # fmt: skip

    assert again.launch("2026-03-02T08:30") == utc("05T18:00")
    assert heard == ["V2", "V2"]
    assert [each.name for each in again.save(tmp_path, charts=False)][:2] == [
        "readiness.csv",
        "last-calls.csv",
    ]
    with pytest.raises(ValueError, match="leave scenario and progress out"):
        scheduler.readiness(tmp_path, scenario="plan")
    with pytest.raises(ValueError, match="processes=-1"):
        scheduler.readiness(found.plan, processes=-1)
