"""What duty rules say about a plan: who works how much, teams needed, and every deviation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.shifts.duties import Duty, DutyRule, Slot, duties_past, excesses_past
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.costs import in_cents
from scheduler.model.duty import DutyRules, DutyUse
from scheduler.model.notation.base import CrewId, Minutes, ShiftName
from scheduler.planning.duty.rostering import Manning, man
from scheduler.planning.duty.teams import TeamDuty, Turn
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDeviation:
    """
    One duty beyond one rule: the team, what was found and what is allowed, and when.

    ``value`` and ``limit`` are minutes, or days for the days in a row.
    """

    crew: CrewId
    shift: ShiftName
    team: int
    rule: DutyRule
    value: int
    limit: int
    start: Minutes
    end: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftDuty:
    """
    The duties of one crew on one shift.

    ``teams`` take turns, each with ``people``; ``needed`` is the least number of teams with which
    the ordinary duties, without all-hands work, have no deviation that more teams could avoid. The
    figures after it are the worst of all teams, in minutes and days, all-hands work counted;
    ``least_rest`` is nothing when no team has more than one duty.
    """

    crew: CrewId
    shift: ShiftName
    people: int
    teams: int
    needed: int
    duties: int
    most_in_day: Minutes
    most_in_week: Minutes
    most_days_in_row: int
    least_rest: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyReport:
    """
    The duties of a plan under the duty rules of its scenario.

    ``price`` is that of all deviations in hundredths, or nothing unless the rules are a cost.
    ``is_proved`` says whether no manning has fewer deviations, and no fewer teams are enough. With
    facts, recorded work of the last seven days counts; of the crews in ``unrecorded`` there is
    none, and their duties begin at the data date, the minute ``begin``.
    """

    rules: DutyRules
    shifts: tuple[ShiftDuty, ...]
    deviations: tuple[DutyDeviation, ...]
    price: int | None
    is_proved: bool
    unrecorded: tuple[CrewId, ...] = ()
    begin: Minutes = 0

    @property
    def is_kept(self) -> bool:
        """Whether no duty goes beyond the rules."""
        return not self.deviations


def duty_report(situation: ChosenSituation, schedule: Schedule) -> DutyReport | None:
    """Return the duties of a schedule, or nothing where the scenario states no duty rules."""
    rules = situation.scenario.duty
    if rules is None:
        return None
    manned = man(situation, schedule, rules)
    deviations = [each for manning in manned for each in _deviations(rules, manning)]
    price = in_cents(situation.campaign.costs.duty_deviation) * len(deviations)
    shifts = tuple(each for manning in manned for each in _shifts(manning))
    facts = situation.facts
    return DutyReport(
        rules=rules,
        shifts=shifts,
        deviations=tuple(sorted(deviations, key=lambda each: (each.start, each.crew, each.team))),
        price=price if rules.use is DutyUse.COST else None,
        is_proved=all(manning.is_proved for manning in manned),
        unrecorded=() if facts is None else _unrecorded(facts, shifts),
        begin=0 if facts is None else facts.begin,
    )


def _unrecorded(facts: Facts, shifts: Iterable[ShiftDuty]) -> tuple[CrewId, ...]:
    """Return the crews on duty of which no work is recorded in the last seven days."""
    return tuple(dict.fromkeys(x.crew for x in shifts if not facts.on_duty.get(x.crew)))


def _deviations(rules: DutyRules, manning: Manning) -> Iterator[DutyDeviation]:
    for each in manning.teams:
        for excess in excesses_past(rules, each.turns + each.calls, _recorded(manning, each)):
            yield DutyDeviation(
                crew=manning.crew,
                shift=each.team.shift,
                team=each.team.number,
                rule=excess.rule,
                value=excess.value,
                limit=excess.limit,
                start=excess.duty.start,
                end=excess.duty.end,
            )


def _recorded(manning: Manning, each: TeamDuty) -> frozenset[Slot]:
    return frozenset(slot for slot in each.turns if Turn(slot, each.team.shift) in manning.recorded)


def _duties(manning: Manning, each: TeamDuty) -> tuple[Duty, ...]:
    return duties_past(each.turns + each.calls, _recorded(manning, each))


def _shifts(manning: Manning) -> Iterator[ShiftDuty]:
    """Yield the shifts of a crew on which somebody is on duty."""
    for shift, needed in manning.needed.items():
        teams = [each for each in manning.teams if each.team.shift == shift]
        found = [duty for each in teams for duty in _duties(manning, each)]
        if found:
            yield ShiftDuty(
                crew=manning.crew,
                shift=shift,
                people=teams[0].team.people,
                teams=len(teams),
                needed=needed,
                duties=len(found),
                most_in_day=max(duty.in_day for duty in found),
                most_in_week=max(duty.in_week for duty in found),
                most_days_in_row=max(duty.days_in_row for duty in found),
                least_rest=min((d.rest for d in found if d.rest is not None), default=None),
            )
