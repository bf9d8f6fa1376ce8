"""What holds for every draw of any campaign with any risks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.replay.drawn import playing
from scheduler.replay.drawn.draws import Before
from scheduler.replay.drawn.plain import DrawnPlayer
from scheduler.replay.drawn.playing import CompiledPlayer
from scheduler.studies.risk.drawing.excluding import reach_of
from scheduler.studies.risk.drawing.sources import sources_of
from scheduler.studies.risk.excluding import differing
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.replay.drawn.busy import busy_campaigns, limited_campaigns
from tests.replay.drawn.drawing import drawn
from tests.replay.drawn.judging import Judge

FEW = settings(REPEATABLE, max_examples=15)
MANY = settings(REPEATABLE, max_examples=120)
ANY = st.one_of(busy_campaigns(), busy_campaigns(), campaigns())


def says_what_the_plain_player_says(case):
    """Play draws by both players: same launches, reasons, scrubs, and dates of all steps."""
    played = CompiledPlayer(case.playbook).play(case.draws, keep=True)
    for row in range(len(case.draws)):
        plain = DrawnPlayer(case.playbook, case.draws, row).play()
        told = played.launches[row], played.outside[row], played.scrubs[row]
        assert told == (plain.launch, plain.outside, plain.scrubs)
        if plain.outside < 0:
            spans = zip(case.playbook.steps, played.starts[row], played.ends[row], strict=True)
            done = {step: (start, end) for step, start, end in spans if start >= 0}
            assert done == plain.spans


def breaks_no_rule(case):
    """Judge each draw by the independent check, with its own hours and all that happened."""
    for row in range(len(case.draws)):
        assert Judge(case.playbook, case.risks, case.draws, row).broken() == []


def launches_no_earlier_with_longer_hours(case, seed):
    """Make the hours of some steps longer, the rest as it was: no draw launches earlier."""
    assume(not case.playbook.situation.limits)
    chance = np.random.default_rng(seed)
    shape = case.draws.hours.shape
    more = chance.integers(0, 400, shape) * (chance.random(shape) < 0.4)
    longer = replace(case.draws, hours=case.draws.hours + more)
    player = CompiledPlayer(case.playbook)
    before, after = (player.play(each, keep=False) for each in (case.draws, longer))
    assert (after.launches >= before.launches).all()


def says_the_same_without_a_source(case):
    """Leave each source out: the same is told whether or not it is known how all was before."""
    player, reach = CompiledPlayer(case.playbook), reach_of(case.playbook, case.risks)
    all_played = player.play(case.draws, keep=True)
    keys = [source.key for source in sources_of(case.playbook, case.risks)]
    for without in (*([key] for key in keys), keys):
        draws = reach.without(case.draws, without)
        rows = np.flatnonzero(differing(case.draws, draws))
        before = Before(played=all_played, rows=rows, steps=reach.steps(without))
        sooner = player.play(draws, keep=False, before=before)
        anew = player.play(draws, keep=False)
        for name in ("launches", "outside", "scrubs"):
            assert getattr(sooner, name).tolist() == getattr(anew, name).tolist()


@FEW
@given(drawn(ANY))
def test_compiled_player_says_what_the_plain_one_says(case):
    """A few draws of a few campaigns."""
    says_what_the_plain_player_says(case)


@FEW
@given(drawn(ANY))
def test_sources_are_left_out_as_if_all_was_played_anew(case):
    """Each source of a few campaigns."""
    says_the_same_without_a_source(case)


@FEW
@given(drawn(ANY))
def test_draws_pass_the_check(case):
    """Crews, places, hazards, holds, links and windows, whatever happened."""
    breaks_no_rule(case)


@settings(REPEATABLE, max_examples=8)
@given(drawn(busy_campaigns(), has_facts=True))
def test_draws_on_a_data_date_pass_the_check(case):
    """Steps under way take longer than was expected, and disturb nobody."""
    breaks_no_rule(case)


@FEW
@given(drawn(ANY, is_scrubbed_by_weather=False), st.integers(0, 1000))
def test_longer_hours_never_launch_earlier(case, seed):
    """Mishaps, absences, weather and failed attempts are the same; no limits, no bad launch day."""
    launches_no_earlier_with_longer_hours(case, seed)


@pytest.mark.slow
@MANY
@given(drawn(ANY))
def test_both_players_agree_at_length(case):
    """Hundreds of draws."""
    says_what_the_plain_player_says(case)


@pytest.mark.slow
@MANY
@given(drawn(ANY))
def test_sources_are_left_out_at_length(case):
    """Hundreds of draws."""
    says_the_same_without_a_source(case)


@pytest.mark.slow
@MANY
@given(drawn(busy_campaigns(), has_facts=True))
def test_sources_are_left_out_on_a_data_date(case):
    """Hundreds of draws, with steps under way."""
    says_the_same_without_a_source(case)


@pytest.mark.slow
@MANY
@given(drawn(ANY))
def test_many_draws_pass_the_check(case):
    """Hundreds of draws."""
    breaks_no_rule(case)


@pytest.mark.slow
@MANY
@given(drawn(st.one_of(busy_campaigns(), limited_campaigns()), has_facts=True))
def test_many_draws_on_a_data_date_pass_the_check(case):
    """Hundreds of draws, and both players agree on them."""
    says_what_the_plain_player_says(case)
    breaks_no_rule(case)


@pytest.mark.slow
@MANY
@given(drawn(ANY, is_scrubbed_by_weather=False), st.integers(0, 1000))
def test_many_longer_hours_never_launch_earlier(case, seed):
    """Hundreds of draws."""
    launches_no_earlier_with_longer_hours(case, seed)


@settings(REPEATABLE, max_examples=3)
@given(drawn(busy_campaigns()))
def test_threads_and_chunks_change_nothing(case):
    """One thread at once, or three with two draws at a time: the same bytes."""
    whole = CompiledPlayer(case.playbook).play(case.draws, keep=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(playing, "CHUNK", 2)
        parts = CompiledPlayer(case.playbook, threads=3).play(case.draws, keep=True)
    for name in ("launches", "outside", "scrubs", "starts", "ends", "critical"):
        assert getattr(whole, name).tobytes() == getattr(parts, name).tobytes()
