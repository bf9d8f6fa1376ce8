import scheduler
from tests.api.conftest import FIRST_STEPS


def test_ladder_climbs_from_the_baseline_to_the_plan():
    """Strictly serial the baseline launches on Wednesday, side by side a day earlier."""
    found = scheduler.ladder(str(FIRST_STEPS), workers=1)
    frame = found.to_frame()

    assert (
        [rung.scenario for rung in found]
        == list(frame.index)
        == [
            "strictly-serial",
            "quiet",
            "busy",
        ]
    )
    assert list(frame["launch"].dt.strftime("%a %H:%M")) == ["Wed 18:00", "Wed 18:00", "Tue 18:00"]
    assert frame.loc["busy", "saved_days"] == 1
    assert len(repr(found).splitlines()) == len(found) + 1


def test_scenarios_may_be_named():
    """Of a campaign in memory, too."""
    found = scheduler.ladder(scheduler.load(FIRST_STEPS), ["busy"], workers=1)

    assert [rung.scenario for rung in found][-1] == "busy"
    assert "busy" in found._repr_html_()
