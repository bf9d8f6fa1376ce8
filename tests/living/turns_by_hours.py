"""Turns of teams after facts, hour by hour, in every way of sharing the shifts."""

from datetime import timedelta
from itertools import product

HOUR = 60


def breaches(rules, begin, before, run):
    """Return how many rules a team breaks that was on duty in the hours before, and mans a run."""
    team, first = before | run, min(run)
    last = max(run) + 1
    in_day = len(team & set(range(last - 24, last))) * HOUR
    in_week = len(team & set(range(last - 7 * 24, last))) * HOUR
    found = (rules.hours_per_day is not None and in_day > rules.hours_per_day) + (
        rules.hours_per_week is not None and in_week > rules.hours_per_week
    )
    if first - 1 in before:
        return found
    days = {(begin + timedelta(hours=x)).date() for x in before if x - 1 not in before}
    here = (begin + timedelta(hours=first)).date()
    row = next(n for n in range(1, 99) if here - timedelta(days=n) not in days)
    rest = (first - max(before) - 1) * HOUR if before else None
    found += rules.days_in_row is not None and row > rules.days_in_row
    return found + (rules.rest is not None and rest is not None and rest < rules.rest)


def ways(rules, begin, runs, teams):
    """Yield for every way of sharing runs the rules broken in each of them."""
    for shares in product(range(teams), repeat=len(runs)):
        on_duty: list[set[int]] = [set() for _ in range(teams)]
        found = []
        for team, run in zip(shares, runs, strict=True):
            found.append(breaches(rules, begin, on_duty[team], run))
            on_duty[team] |= run
        yield found


def can_be_manned(rules, begin, runs, given, teams):
    """Whether teams can man runs, in those given breaking no more than these alone demand."""
    forced = [run for run, is_given in zip(runs, given, strict=True) if is_given]
    spared = min(sum(found) for found in ways(rules, begin, forced, teams))
    for found in ways(rules, begin, runs, teams):
        free = sum(n for n, is_given in zip(found, given, strict=True) if not is_given)
        if not free and sum(found) <= spared:
            return True
    return False
