"""Dividing duties among teams, against every way of doing it."""

from datetime import datetime, timedelta
from itertools import product

from hypothesis import event, given, settings
from hypothesis import strategies as st

from scheduler.calendars.shifts.duties import Slot
from scheduler.model.duty import DutyRules
from scheduler.model.notation.durations import HOUR
from scheduler.planning.duty.rostering import teams_needed
from scheduler.planning.duty.rostering_search import find_turns
from scheduler.planning.duty.teams import Call, Team, Turn
from tests.builders import hours
from tests.duty_by_hours import count_deviations, fewest_deviations
from tests.planning.campaigns import REPEATABLE

BEGIN = datetime.fromisoformat("2025-11-10")
DAY_TEAM, SECOND_DAY_TEAM = Team("day", 1, 4), Team("day", 2, 4)
LATE_TEAM = Team("late", 1, 3)
"""The day shift lies at 8 to 16 of each day, the late shift at 16 to 24."""


def slot(start, end):
    """Return the slot between two hours."""
    day = (BEGIN + timedelta(hours=start)).date()
    return Slot(start * HOUR, end * HOUR, day.toordinal())


def call(start, end, people):
    """Return a piece of all-hands work with the same people throughout."""
    return Call(slot(start, end), ((hours(start, end), people),))


def rules(**limits):
    """Return duty rules, lengths in hours."""
    return DutyRules(**{k: v if k == "days_in_row" else f"{v}h" for k, v in limits.items()})


def day_turn(day):
    """Return the turn of the day shift on a day."""
    return Turn(slot(24 * day + 8, 24 * day + 16), "day")


def test_single_team_mans_every_shift():
    """Without a choice, everything is the only team's."""
    turns = [day_turn(0), day_turn(1)]

    found = find_turns(rules(days_in_row=1), [DAY_TEAM], turns, ())

    assert found.is_proved
    assert [each.turns for each in found.teams] == [tuple(turn.slot for turn in turns)]


def test_lower_numbers_come_first_among_equal_mannings():
    """Two teams share three days in a row; the first team takes the first and the third."""
    turns = [day_turn(0), day_turn(1), day_turn(2)]

    found = find_turns(rules(days_in_row=1), [DAY_TEAM, SECOND_DAY_TEAM], turns, ())

    assert [each.turns for each in found.teams] == [
        (turns[0].slot, turns[2].slot),
        (turns[1].slot,),
    ]


def test_people_on_shift_serve_all_hands_first():
    """Four on the day shift are enough for four: nobody is called in."""
    found = find_turns(rules(rest=8), [DAY_TEAM, LATE_TEAM], [day_turn(0)], [call(10, 12, 4)])

    assert [each.calls for each in found.teams] == [(), ()]


def test_rested_team_is_called_in_first():
    """At hour 26 the late team has rested two hours, the day team ten: the day team comes."""
    turns = [day_turn(0), Turn(slot(16, 24), "late")]
    work = call(26, 28, 3)

    found = find_turns(rules(rest=8), [DAY_TEAM, LATE_TEAM], turns, [work])

    assert [each.calls for each in found.teams] == [(work.slot,), ()]


def test_smaller_team_is_called_in_when_nobody_deviates():
    """Three people are enough, so the team of four stays at home."""
    work = call(48, 50, 3)

    found = find_turns(rules(rest=8), [DAY_TEAM, LATE_TEAM], [day_turn(0)], [work])

    assert [each.calls for each in found.teams] == [(), (work.slot,)]


def test_call_is_met_at_its_busiest():
    """Six people in the second hour need both teams, for the whole piece of work."""
    work = Call(slot(48, 50), ((hours(48, 49), 2), (hours(49, 50), 6)))

    found = find_turns(rules(rest=8), [DAY_TEAM, LATE_TEAM], [], [work])

    assert [each.calls for each in found.teams] == [(work.slot,), (work.slot,)]


def test_only_what_lies_within_24_hours_counts():
    """At hour 36 the last 24 hours hold half of the day shift: two more make six of nine."""
    teams = [DAY_TEAM, SECOND_DAY_TEAM]
    work = call(34, 36, 4)

    found = find_turns(rules(hours_per_day=9), teams, [day_turn(0)], [work])

    assert [each.calls for each in found.teams] == [(work.slot,), ()]


@st.composite
def duty_rules(draw):
    """Draw duty rules tight enough to matter within a few days."""
    limits = {
        "days_in_row": draw(st.none() | st.integers(1, 3)),
        "hours_per_day": draw(st.none() | st.sampled_from((7, 8, 12))),
        "hours_per_week": draw(st.none() | st.sampled_from((8, 16, 24, 30))),
        "rest": draw(st.none() | st.sampled_from((2, 8, 10, 16, 17, 20))),
    }
    return rules(**{name: limit for name, limit in limits.items() if limit})


@settings(REPEATABLE, max_examples=60)
@given(duty_rules(), st.sets(st.integers(0, 9), min_size=1, max_size=6))
def test_needed_teams_are_the_fewest_that_avoid_what_can_be_avoided(stated, days):
    """One team fewer has more deviations than a team for every shift; the number needed has not."""
    slots = tuple(day_turn(day).slot for day in sorted(days))
    runs = [set(range(24 * day + 8, 24 * day + 16)) for day in sorted(days)]

    needed, is_proved = teams_needed(stated, slots)

    unavoidable = fewest_deviations(stated, BEGIN, runs, len(runs))
    event(f"{needed} teams")
    assert is_proved
    assert fewest_deviations(stated, BEGIN, runs, needed) == unavoidable
    assert needed == 1 or fewest_deviations(stated, BEGIN, runs, needed - 1) > unavoidable


@st.composite
def crew_work(draw):
    """Draw the teams of a crew, their shifts and one or two pieces of all-hands work."""
    teams = [DAY_TEAM, *draw(st.sampled_from(((), (SECOND_DAY_TEAM,), (LATE_TEAM,))))]
    teams += draw(st.sampled_from(((), (Team("long", 1, 2),))))
    turns = [day_turn(day) for day in sorted(draw(st.sets(st.integers(0, 3), max_size=3)))]
    if LATE_TEAM in teams:
        days = draw(st.sets(st.integers(0, 3), max_size=2))
        turns += [Turn(slot(24 * day + 16, 24 * day + 24), "late") for day in days]
    most = sum(team.people for team in teams if team.number == 1)
    starts = draw(st.sets(st.integers(0, 100), max_size=2))
    calls = [call(a, a + draw(st.integers(1, 9)), draw(st.integers(1, most))) for a in starts]
    return draw(duty_rules()), teams, sorted(turns), calls


def every_manning(teams, turns, calls):
    """Yield every choice of a team for each turn and of teams enough for each call."""
    who_can = [[team for team in teams if team.shift == turn.shift] for turn in turns]
    answers = list(product((0, 1), repeat=len(teams)))
    for choice in product(*who_can):
        for called in product(answers, repeat=len(calls)):
            spans: dict[Team, set[int]] = {team: set() for team in teams}
            for turn, team in zip(turns, choice, strict=True):
                spans[team] |= span_of(turn.slot)
            for work, answer in zip(calls, called, strict=True):
                for team, comes in zip(teams, answer, strict=True):
                    spans[team] |= span_of(work.slot) if comes else set()
            if all(is_enough(work, spans) for work in calls):
                yield choice, called, spans


def span_of(each):
    """Return the hours of a slot."""
    return set(range(each.start // HOUR, each.end // HOUR))


def is_enough(work, spans):
    """Whether at every hour of a call people enough are on duty."""
    people = work.levels[0][1]
    return all(
        sum(team.people for team, span in spans.items() if hour in span) >= people
        for hour in span_of(work.slot)
    )


@settings(REPEATABLE, max_examples=200)
@given(crew_work())
def test_manning_is_the_best_of_all(work):
    """Deviations first, then person-minutes called in, then the lowest teams in order of time."""
    stated, teams, turns, calls = work

    def judge(manning):
        choice, called, spans = manning
        deviations = sum(count_deviations(stated, BEGIN, span) for span in spans.values())
        minutes = sum(
            team.people * (each.slot.end - each.slot.start)
            for each, answer in zip(calls, called, strict=True)
            for team, comes in zip(teams, answer, strict=True)
            if comes
        )
        numbers = [(turn.slot, team.number) for turn, team in zip(turns, choice, strict=True)]
        answers = [
            (each.slot, 1 - a) for each, answer in zip(calls, called, strict=True) for a in answer
        ]
        order = [
            digit
            for part in (numbers, answers)
            for _, digit in sorted(part, key=lambda each: each[0])
        ]
        return deviations, minutes, order

    found = find_turns(stated, teams, turns, calls)

    own = {each.team: set().union(*map(span_of, each.turns + each.calls)) for each in found.teams}
    choice = [
        next(e.team for e in found.teams if t.slot in e.turns and e.team.shift == t.shift)
        for t in turns
    ]
    called = [tuple(int(c.slot in each.calls) for each in found.teams) for c in calls]
    best = min(map(judge, every_manning(teams, turns, calls)))
    event(f"{min(best[0], 3)} deviations")
    assert found.is_proved
    assert judge((choice, called, own)) == best
