from dataclasses import replace

import numpy as np
import pytest

from scheduler.calendars.facts.facts import Facts
from scheduler.model.progress.progress import Progress
from scheduler.studies.risk.drawing.mishaps import (
    draw_begins,
    draw_happens,
    draw_no_go,
    draw_technical,
)
from scheduler.studies.risk.drawing.sources import sources_of
from tests.studies.risk.playbooks import (
    make_absence,
    make_elapsed,
    make_launch_play,
    make_playbook,
    make_risks,
)

DRAWS = 10_000
RECYCLE = {"after": "24h"}


def share(expected, draws=DRAWS):
    """Return what a share of draws may be: four standard errors off."""
    error = np.sqrt(np.asarray(expected) * (1 - np.asarray(expected)) / draws)
    return pytest.approx(expected, abs=4 * error.max())


def playbook(**fields):
    """Return the playbook of one step and a milestone."""
    return make_playbook(make_elapsed(A="12h"), **fields)


def launched_by(persistence, days):
    """Return the share of draws with a good day by each of the first days."""
    attempt = {"no_go": 0.3, "persistence": persistence}
    risks = make_risks(launch={"attempt": attempt, "recycle": RECYCLE})
    campaign = playbook(weathers=("launch",), launch=make_launch_play())
    no_go = draw_no_go(campaign, risks, DRAWS, 1)[:, 0]
    return [(~no_go[:, : day + 1]).any(axis=1).mean() for day in range(days)]


def test_mishap_happens_as_often_as_its_chance_says():
    """25 % of the draws, and none or all at 0 and 100 %."""
    chances = {"never": 0.0, "fault": 0.25, "always": 1.0}
    events = {
        name: {"chance": chance, "at": "A end", "redo": ["A"]} for name, chance in chances.items()
    }
    happens = draw_happens(playbook(mishaps=tuple(chances)), make_risks(events=events), DRAWS, 1)
    assert happens.mean(axis=0) == share([0, 0.25, 1])
    assert list(happens.mean(axis=0)[[0, 2]]) == [0, 1]


def test_begin_is_each_of_its_days_alike():
    """One of three days, a third of the draws each; a mishap without a period begins at -1."""
    campaign = playbook(mishaps=("ill", "fault"), absences=(make_absence(0, 480, 1920, 3360),))
    begins = draw_begins(campaign, DRAWS, 1)
    days, counts = np.unique(begins[:, 0], return_counts=True)
    assert list(days) == [480, 1920, 3360]
    assert counts / DRAWS == share(np.full(3, 1 / 3))
    assert (begins[:, 1] == -1).all()


def at(begin, **fields):
    """Return a playbook whose data date is so many minutes after the start."""
    found = playbook(**fields)
    facts = Facts(progress=Progress(data_date="2025-11-10T08:00"), begin=begin, first_tick=begin)
    return replace(found, situation=replace(found.situation, facts=facts))


def test_mishap_that_has_not_begun_begins_from_the_data_date_on():
    """60 % on one of three days, of which one is over: 0.4 / 0.8 = 50 %, on the other two alike."""
    campaign = at(480, mishaps=("ill",), absences=(make_absence(0, 480, 1920, 3360),))
    ill = {"chance": 0.6, "stand_down": True, "from": "2025-11-10", "to": "2025-11-12", "for": "1d"}
    happens = draw_happens(campaign, make_risks(events={"ill": ill}), DRAWS, 1)
    days, counts = np.unique(draw_begins(campaign, DRAWS, 1), return_counts=True)
    assert happens.mean() == share(0.5)
    assert list(days) == [1920, 3360]
    assert counts / DRAWS == share(np.full(2, 0.5))


def test_mishap_whose_period_is_over_never_happens():
    """Not even with a chance of all, for then it would have been known."""
    campaign = at(5000, mishaps=("ill",), absences=(make_absence(0, 480, 1920),))
    ill = {"chance": 1.0, "stand_down": True, "from": "2025-11-10", "to": "2025-11-11", "for": "1d"}
    risks = make_risks(events={"ill": ill})
    assert not draw_happens(campaign, risks, 10, 1).any()
    assert sources_of(campaign, risks) == ()


def test_all_that_one_mishap_takes_away_begins_on_the_same_day():
    """People and a place of one mishap stand as two absences with the same begin."""
    twice = (make_absence(0, 480, 1920), make_absence(0, 480, 1920))
    once = draw_begins(playbook(mishaps=("ill",), absences=twice[:1]), 100, 1)
    assert (draw_begins(playbook(mishaps=("ill",), absences=twice), 100, 1) == once).all()


def test_days_without_persistence_know_nothing_of_each_other():
    """No-go 30 %: a good day has come by day 0, 1, 2 in 70.0, 91.0 and 97.3 % of the draws."""
    assert launched_by(0.0, 3) == share([0.7, 0.91, 0.973])


def test_persistent_weather_makes_bad_days_follow_bad_ones():
    """Persistence 0.5: bad after bad 0.3 + 0.5 * 0.7 = 65 %, so 70.0, 80.5 and 87.3 %."""
    assert launched_by(0.5, 3) == share([0.7, 1 - 0.3 * 0.65, 1 - 0.3 * 0.65**2])


def test_persistence_leaves_the_share_of_bad_days_as_it_is():
    """20 % of the days are bad with any persistence, here on each of four days."""
    risks = make_risks(weather={"wind": {"steps": ["A"], "no_go": 0.2, "persistence": 0.7}})
    no_go = draw_no_go(playbook(weathers=("wind",)), risks, DRAWS, 1)
    assert no_go.shape == (DRAWS, 1, 6)
    assert no_go.mean(axis=0)[0, :4] == share(np.full(4, 0.2))


def test_weather_of_steps_may_be_called_launch():
    """A weather that a planner calls launch is not that of attempts at launch."""
    risks = make_risks(
        weather={"launch": {"steps": ["A"], "no_go": 0.0}},
        launch={"attempt": {"no_go": 1.0}, "recycle": RECYCLE},
    )
    campaign = playbook(weathers=("launch", "launch"), launch=make_launch_play(weather=1))
    no_go = draw_no_go(campaign, risks, 10, 1)
    assert not no_go[:, 0].any()
    assert no_go[:, 1].all()


def test_technical_trouble_strikes_attempts_alike():
    """12 % of the first attempts and of the second ones."""
    risks = make_risks(launch={"attempt": {"technical": 0.12}, "recycle": RECYCLE})
    technical = draw_technical(playbook(launch=make_launch_play(weather=None)), risks, DRAWS, 1)
    assert technical.shape == (DRAWS, 64)
    assert technical.mean(axis=0)[:2] == share(np.full(2, 0.12))


def test_without_risk_at_launch_no_attempt_fails():
    """A file that says nothing of launch."""
    assert not draw_technical(playbook(), make_risks(), 10, 1).any()
