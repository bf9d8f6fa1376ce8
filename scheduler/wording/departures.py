"""By how much a fact breaks a rule, in the words of planners."""

from scheduler.calendars.facts.facts import Departure
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.quantities import count_of, people_of


def amount_text(departure: Departure) -> str:
    """Return by how much a rule is broken: people, room, how often, or a length of time."""
    amount = departure.amount
    if departure.rule == "crews":
        return people_of(amount)
    if departure.rule in {"facilities", "holds"}:
        return count_of(amount, "slot")
    if departure.rule == "duty":
        return count_of(amount, "time")
    return format_minutes(amount) if amount else ""
