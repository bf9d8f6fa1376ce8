"""A first look at a few draws, played plainly while the fast player is being compiled."""

from scheduler.model.notation.durations import HOUR
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playing import is_ready, warm_up
from scheduler.studies.risk.first_look import first_look
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample
from tests.builders import make_campaign, make_milestone, make_schedule, make_situation, make_task


def test_first_look_says_what_the_first_draws_say():
    """A step of twelve hours, in all draws: P50 and P80 are its end."""
    campaign = make_campaign(make_task("A", "12h", elapsed=True), make_milestone("L", after=["A"]))
    plan = make_schedule(A=[(0, 12)], L=[(12, 12)])
    book = playbook_of(make_situation(campaign), plan, Risks())
    look = first_look(book, sample(book, Risks(), 5, 1))

    assert look.draws == 5
    assert (look.p50, look.p80) == (12 * HOUR, 12 * HOUR)


def test_player_is_ready_once_it_was_compiled():
    """From then on no first look is needed."""
    warm_up()
    assert is_ready()
