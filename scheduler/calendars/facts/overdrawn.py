"""People on shift raised so far as steps under way need them: nobody else gets any of those."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.facts.facts import Departure, Facts
from scheduler.calendars.shifts.shifts import Profile, people_at
from scheduler.calendars.situation.situation import Job
from scheduler.model.notation.base import CrewId, Minutes

Use = tuple[Intervals, int]


def raised(profile: Profile, use: Iterable[Use], tick: Minutes) -> Profile:
    """
    Return a head-count that is nowhere below what is used, in whole ticks.

    What is left of it to others is what was there less what is used, at least nobody.
    """
    used = [(_in_ticks(pieces, tick), people) for pieces, people in use]
    if not used:
        return profile
    edges = {minute for start, end, _ in profile for minute in (start, end)}
    edges |= {minute for pieces, _ in used for piece in pieces for minute in piece}
    steps: list[tuple[Minutes, Minutes, int]] = []
    for start, end in pairwise(sorted(edges)):
        people = max(people_at(profile, start), _used_at(used, start))
        if people and steps and steps[-1][1:] == (start, people):
            steps[-1] = (steps[-1][0], end, people)
        elif people:
            steps.append((start, end, people))
    return tuple(steps)


def _in_ticks(pieces: Intervals, tick: Minutes) -> Intervals:
    return tuple((start // tick * tick, -(-end // tick) * tick) for start, end in pieces)


def _used_at(use: Iterable[Use], minute: Minutes) -> int:
    return sum(people for pieces, people in use if any(a <= minute < b for a, b in pieces))


def uses_under_way(facts: Facts, jobs: Iterable[Job], crew: CrewId) -> Iterator[Use]:
    """Yield when steps under way need a crew, with the people; all hands call theirs in."""
    for job in jobs:
        if job.id in facts.under_way and crew in job.task.crew and not job.task.all_hands:
            yield facts.under_way[job.id].pieces, job.task.crew[crew]


def overdrafts(
    facts: Facts, jobs: Iterable[Job], crew: CrewId, profile: Profile
) -> list[Departure]:
    """Return that steps under way need more people of a crew than there are."""
    own = [job for job in jobs if any(uses_under_way(facts, [job], crew))]
    use = list(uses_under_way(facts, own, crew))
    starts = {piece[0] for pieces, _ in use for piece in pieces} | {step[0] for step in profile}
    starts |= {step[1] for step in profile}
    missing = max((_used_at(use, x) - people_at(profile, x) for x in starts), default=0)
    if missing <= 0:
        return []
    steps = tuple(job.id for job in own)
    return [Departure(rule="crews", steps=steps, amount=missing, subject=crew)]
