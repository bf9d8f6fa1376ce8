"""The facts of the day in words: what is under way, what breaks a rule, what runs out."""

from collections.abc import Iterator, Sequence

from scheduler.analyse.comparing.limits import LimitLeft
from scheduler.analyse.day import Day, Unfinished
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.facts.facts import Departure
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.departures import amount_text
from scheduler.wording.names import listed, named
from scheduler.wording.quantities import more_people
from scheduler.wording.verdicts.moments import date_of

MOST_NAMED = 5

Row = tuple[str, tuple[str, ...]]
"""What facts are about, and what there is to say of that, line by line."""


def day_rows(plan: ExplainedPlan, day: Day) -> Iterator[Row]:
    """Yield the facts of a plan that a planner has to know, each under its title."""
    yield "Facts as of", (as_of_text(plan, day),)
    if day.unfinished:
        yield "Begun", tuple(unfinished_text(plan, each) for each in day.unfinished)
    if day.unrecorded:
        yield "Not recorded", tuple(unrecorded_text(plan, step) for step in day.unrecorded)
    if day.departures:
        broken = tuple(departure_text(plan, each) for each in day.departures)
        yield "Facts that break rules", broken
    counting = [each for each in day.limits if each.is_recorded]
    if counting:
        yield "Limits that count", tuple(limit_text(plan, each) for each in counting)


def as_of_text(plan: ExplainedPlan, day: Day) -> str:
    """Say up to when facts are known, how many steps they leave, and which were assumed."""
    begun = len(day.unfinished)
    counts = [f"{day.done} done", f"{begun} begun", f"{day.to_come} to come"]
    if day.dropped:
        counts.insert(1, f"{len(day.dropped)} dropped ({_named(day.dropped)})")
    steps = f"{date_of(plan.situation.axis, day.data_date)}: {', '.join(counts)}"
    if not day.assumed:
        return f"{steps}; none assumed"
    return f"{steps}; {len(day.assumed)} assumed, reported by nobody ({_named(day.assumed)})"


def _named(steps: Sequence[TaskId]) -> str:
    more = ", ..." if steps[MOST_NAMED:] else ""
    return f"{', '.join(steps[:MOST_NAMED])}{more}"


def unfinished_text(plan: ExplainedPlan, each: Unfinished) -> str:
    """Say of a step begun since when it runs, what is left, when it goes on, and what stops it."""
    say = plan.situation.axis.say
    since = say(each.begun)
    state = f"suspended, begun on {since}" if each.is_suspended else f"under way since {since}"
    if each.waits_for:
        state = f"{state}; its rest waits for {listed(list(each.waits_for))}"
    left = f"{format_minutes(each.left)} left, from {say(each.start)} to {say(each.end)}"
    text = f"{named(plan, each.step)} is {state}: {left}"
    if not each.breaks:
        return text
    breaks = listed([f"from {say(start)} to {say(end)}" for start, end in each.breaks])
    return f"{text}; interrupted {breaks}, although it should run through"


def unrecorded_text(plan: ExplainedPlan, step: TaskId) -> str:
    """Say of a milestone that nobody recorded it, and from when on it holds back the rest."""
    first = plan.situation.axis.say(plan.situation.require_facts.first_tick)
    name = named(plan, step)
    return f"{name} is not recorded: it lies at {first} at the earliest, as does what follows"


def departure_text(plan: ExplainedPlan, broken: Departure) -> str:
    """Say which rule a fact breaks, by how much, and what has to wait because of it."""
    text = _broken(plan, broken)
    if not broken.holds_up:
        return text
    return f"{text}; {listed(list(broken.holds_up))} must wait for it"


def _broken(plan: ExplainedPlan, broken: Departure) -> str:
    first, last = named(plan, broken.steps[0]), named(plan, broken.steps[-1])
    if broken.rule == "crews":
        crew = plan.situation.campaign.crews[broken.subject].title
        who = listed([named(plan, step) for step in broken.steps])
        needed = "needs" if len(broken.steps) == 1 else "need"
        return f"{who} {needed} {more_people(broken.amount, crew)} than there are"
    if broken.rule not in LINKS:
        by = amount_text(broken)
        what = broken.subject or listed([named(plan, step) for step in broken.steps])
        return f"{what}: {RULES.get(broken.rule, broken.rule)} exceeded{f' by {by}' if by else ''}"
    early = f"{format_minutes(broken.amount)} too early" if broken.amount else "too early"
    return f"{last} came {early} after {first} ({LINKS[broken.rule]})"


RULES = {"limits": "the limit was", "facilities": "the room is", "duty": "the duty rules are"}
"""Rules that facts exceed."""

LINKS = {"links": "hard link", "held-steps": "hold", "habits": "habit"}
"""Rules by which one step comes after another."""


def limit_text(plan: ExplainedPlan, each: LimitLeft) -> str:
    """Say when a limit that counts from a fact runs out, and how much of it the plan leaves."""
    say, reason = plan.situation.axis.say, each.limit.reason
    name = f"{each.limit.from_event} to {each.limit.to_event}"
    of = f" ({reason})" if reason else ""
    return (
        f"{name}{of}: {format_minutes(each.limit.max)} from {say(each.since)}, runs out "
        f"{say(each.runs_out)}, {format_minutes(each.left)} left"
    )
