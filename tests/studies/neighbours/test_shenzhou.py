"""What the moves of the satellite campaign buy the Shenzhou-22 launch."""

from pathlib import Path

import pytest

from scheduler.calendars.situation.prepare import prepare
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.solve import solve
from scheduler.readers.task_graph import read_task_graph
from scheduler.studies.neighbours.curve import neighbour_curve

GRAPH = Path(__file__).parents[3] / "task_graphs" / "shenzhou-22.yaml"
OPTIONS = SolveOptions(workers=1, settle=0.0, time_limit=60.0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scenario", "launch"),
    [("emergency", "Fri 21 Nov 12:11"), ("two-shifts", "Tue 25 Nov 12:11")],
)
def test_no_move_of_the_satellite_buys_an_earlier_launch(scenario, launch):
    """One proved point at no price: even on any day the satellite is in nobody's way."""
    campaign = read_task_graph(GRAPH).require()
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    curve = neighbour_curve(situation, solve(situation, OPTIONS), OPTIONS)

    assert [(x.move.price, situation.axis.say(x.launch)) for x in curve.points] == [(0.0, launch)]
    assert curve.best.is_proved
    assert (curve.permitted, curve.tried) == (16, 1)
