"""What a priced plan asks for, and what it does not, in few words."""

from collections.abc import Iterator

from scheduler.calendars.permits.permitted import Permitted
from scheduler.model.costs import CENTS
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.wording.names import DAYS

TENTH = CENTS // 10


def cost_text(cost: int) -> str:
    """Return a cost in hundredths with one decimal, or with two where it needs them."""
    return f"{cost / CENTS:,.1f}" if cost % TENTH == 0 else f"{cost / CENTS:,.2f}"


def proof_text(plan: PricedPlan) -> str:
    """Say how good the price of a plan is known to be."""
    if plan.is_proved:
        text = "proved: no cheaper permitted changes meet the date"
    else:
        gap = cost_text(plan.cost - plan.bound)
        text = f"not proved: the cheapest may cost {cost_text(plan.bound)}, gap {gap}"
    return f"{text} (search interrupted)" if plan.interrupted else text


def ranked(plan: PricedPlan) -> list[PricedChange]:
    """Return the changes of a plan, the dearest first and those for nothing last."""
    return sorted(plan.changes, key=lambda change: -change.cost)


def person_shifts(plan: PricedPlan) -> int:
    """Return the shifts of one person that a plan asks for beyond its base."""
    return sum(change.person_shifts for change in plan.changes)


def brief(permitted: Permitted, plan: PricedPlan, people: str = "+{} {}") -> str:
    """
    Say in a few words what a plan changes: ``+32 evening, Sundays, 5 habits``.

    ``people`` is the form in which a number of people more on a shift is said.
    """
    parts = [*_people(permitted, plan, people), *_days(permitted, plan), *_counts(plan)]
    parts += [each.title for each in plan.changes if each.family is PriceFamily.NEIGHBOUR]
    if parts:
        return ", ".join(parts)
    reordered = any(change.family is PriceFamily.ORDER for change in plan.changes)
    return "steps in parallel" if reordered else "no change"


def _people(permitted: Permitted, plan: PricedPlan, form: str) -> Iterator[str]:
    people, least = plan.decisions.people, permitted.least
    for shift in permitted.shifts:
        added = sum(people[key] - least[key] for key in least if key[1] == shift)
        if added:
            yield form.format(added, shift)


def _days(permitted: Permitted, plan: PricedPlan) -> Iterator[str]:
    used = _days_used(permitted, plan)
    for day in permitted.week:
        if day in used:
            yield f"{DAYS[day]}s"


def _days_used(permitted: Permitted, plan: PricedPlan) -> set[int]:
    """Return the weekdays beyond those of the base on which anybody comes."""
    people = plan.decisions.people
    return {
        day
        for crew, day in plan.decisions.days
        if any(people[crew, shift] for shift in permitted.shifts)
    }


def _counts(plan: PricedPlan) -> Iterator[str]:
    for family, noun in NOUNS.items():
        number = sum(change.family is family for change in plan.changes)
        if number:
            yield f"{number} {noun}{'' if number == 1 else 's'}"


NOUNS = {
    PriceFamily.HABIT: "habit",
    PriceFamily.OPTION: "option",
    PriceFamily.WINDOW: "wider window",
}


def not_needed(permitted: Permitted, plan: PricedPlan) -> tuple[str, ...]:
    """Return what was permitted and is not used."""
    return (
        *_shifts_left(permitted, plan),
        *_days_left(permitted, plan),
        *_kinds_left(permitted, plan),
        *(f"window {name} as it is" for name in _windows_left(permitted, plan)),
        *(f"{title} stays" for title in _neighbours_left(permitted, plan)),
    )


def _shifts_left(permitted: Permitted, plan: PricedPlan) -> Iterator[str]:
    people, least, most = plan.decisions.people, permitted.least, permitted.most
    for shift in permitted.shifts:
        keys = [key for key in least if key[1] == shift and most[key] > least[key]]
        if keys and all(people[key] == least[key] for key in keys):
            is_new = shift not in permitted.base.shifts
            yield f"no {shift} shift" if is_new else f"no more people on the {shift} shift"


def _days_left(permitted: Permitted, plan: PricedPlan) -> Iterator[str]:
    used, usual = _days_used(permitted, plan), permitted.base.site_week
    yield from (f"no {DAYS[day]}" for day in permitted.week if day not in usual and day not in used)


def _kinds_left(permitted: Permitted, plan: PricedPlan) -> Iterator[str]:
    asked = {change.family for change in plan.changes}
    if permitted.habits and PriceFamily.HABIT not in asked:
        yield "no habit set aside"
    if permitted.options and PriceFamily.OPTION not in asked:
        yield "no step done in another way"


def _windows_left(permitted: Permitted, plan: PricedPlan) -> list[str]:
    return [name for name in permitted.windows if name not in plan.decisions.windows]


def _neighbours_left(permitted: Permitted, plan: PricedPlan) -> Iterator[str]:
    """Yield the neighbours that might move and stay."""
    for flow, (stays, *others) in permitted.neighbours.items():
        if others and plan.decisions.move_of(permitted, flow) == stays:
            yield permitted.campaign.flows[flow].title
