"""Every fact that breaks a rule, with the rule, the steps and by how much."""

from collections.abc import Iterator

from scheduler.analyse.departures.crowds import crowded_crews, crowded_places
from scheduler.analyse.departures.dates import broken_dates
from scheduler.analyse.departures.meetings import hazardous_meetings, out_of_order
from scheduler.analyse.departures.recorded_steps import recorded_steps
from scheduler.calendars.facts.facts import Departure
from scheduler.calendars.situation.manned_shifts import heads_of, recorded_slots
from scheduler.calendars.situation.situation import Situation
from scheduler.planning.duty.given import fewest_breaches
from scheduler.planning.duty.work import binding_rules


def departures(situation: Situation) -> tuple[Departure, ...]:
    """
    Return the facts of a situation that break a rule; none where there are no facts.

    First come those that still matter to the plan: links, habits and holds overtaken, limits that
    have run out, and what steps under way overdraw. Then what lies before the data date: people,
    places, hazards, serial orders, windows, dates, working time and duty rules.
    """
    if situation.facts is None:
        return ()
    steps = recorded_steps(situation)
    found = (
        *situation.facts.departures,
        *crowded_crews(situation, steps),
        *crowded_places(situation, steps),
        *hazardous_meetings(situation, steps),
        *out_of_order(situation, steps),
        *broken_dates(situation, steps),
        *_on_duty(situation),
    )
    return tuple(dict.fromkeys(found))


def _on_duty(situation: Situation) -> Iterator[Departure]:
    """Yield the crews and shifts whose recorded work broke binding duty rules, and how often."""
    rules = binding_rules(situation)
    if rules is None:
        return
    for crew in situation.profiles:
        for shift in heads_of(situation, crew):
            slots = recorded_slots(situation, shift, crew)
            teams = situation.campaign.crews[crew].teams_on(shift)
            amount = fewest_breaches(rules, slots, teams) if slots else 0
            if amount:
                yield Departure(rule="duty", steps=(), amount=amount, subject=f"{crew} {shift}")
