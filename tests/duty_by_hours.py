"""
Duty rules hour by hour, for teams whose every duty begins and ends on a whole hour.

A team is the set of hours at which it is on duty. It shares no code with the planner or its check.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

HOUR = 60


def count_deviations(rules, begin: datetime, team: set[int]) -> int:
    """Return how many duties of one team go beyond how many rules."""
    firsts = sorted(hour for hour in team if hour - 1 not in team)
    days = {(begin + timedelta(hours=hour)).date() for hour in firsts}
    return sum(sum(_broken(rules, begin, team, first, days)) for first in firsts)


def _broken(rules, begin, team, first, days):
    """Return for each rule whether the duty that begins in an hour breaks it."""
    last = next(hour for hour in range(first, first + 10_000) if hour not in team)
    in_day = len(team.intersection(range(last - 24, last)))
    in_week = len(team.intersection(range(last - 7 * 24, last)))
    here = (begin + timedelta(hours=first)).date()
    row = next(n for n in range(1, 1000) if here - timedelta(days=n) not in days)
    before = [hour for hour in team if hour < first]
    rest = first - max(before) - 1 if before else None
    return (
        rules.hours_per_day is not None and in_day * HOUR > rules.hours_per_day,
        rules.hours_per_week is not None and in_week * HOUR > rules.hours_per_week,
        rules.days_in_row is not None and row > rules.days_in_row,
        rules.rest is not None and rest is not None and rest * HOUR < rules.rest,
    )


def fewest_deviations(rules, begin: datetime, runs: list[set[int]], teams: int) -> int:
    """Return the fewest deviations when each run is manned by one of the teams."""
    return min(
        sum(count_deviations(rules, begin, set().union(*share)) for share in shares)
        for shares in modes_of_sharing(runs, teams)
    )


def modes_of_sharing(runs: list[set[int]], teams: int) -> Iterator[list[list[set[int]]]]:
    """Yield every way of giving runs to equal teams, leaving out teams without any."""
    if not runs:
        yield []
        return
    *others, last = runs
    for shares in modes_of_sharing(others, teams):
        for i in range(len(shares)):
            yield [[*share, last] if i == j else share for j, share in enumerate(shares)]
        if len(shares) < teams:
            yield [*shares, [last]]
