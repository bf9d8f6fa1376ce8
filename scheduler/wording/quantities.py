"""Numbers of things, people and hours in words: every count and length of a plan is said here."""

from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY, HOUR, format_minutes


def count_of(number: int, noun: str) -> str:
    """Return a number of things: ``1 step``, ``2 steps``, ``3 searches``."""
    ending = "es" if noun.endswith("ch") else "s"
    return f"{number} {noun}{'' if number == 1 else ending}"


def people_of(number: int) -> str:
    """Return a number of people: ``1 person``, ``2 people``."""
    return f"{number} {'person' if number == 1 else 'people'}"


def more_people(number: int, crew: str) -> str:
    """Return people who come to a crew: ``2 more people in Mechanics``."""
    return f"{number} more {'person' if number == 1 else 'people'} in {crew}"


def hours(minutes: Minutes) -> str:
    """Return minutes as hours with one decimal, as columns of figures have them."""
    return f"{minutes / HOUR:.1f}"


def hours_and_days(minutes: Minutes) -> str:
    """Return ``36 h (1.5 d)``; less than a day in hours alone."""
    text = format_minutes(minutes)
    return text if abs(minutes) < DAY else f"{text} ({minutes / DAY:.1f} d)"
