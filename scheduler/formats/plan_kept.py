"""Entries of ``plan.json`` about what a plan keeps, and what it asks of people."""

from typing import Annotated

from scheduler.formats.entries import DateOf, From, PlanEntry


class HabitEntry(PlanEntry):
    """A habit set aside: whether the plan uses that, how long both overlap, how much is gained."""

    source: str
    target: str
    use: str
    overlap_minutes: Annotated[int, From("overlap")]
    early_minutes: Annotated[int, From("early")]


class OtherWayEntry(PlanEntry):
    """A step done by one of its options, beside the step as it stands."""

    step: str
    option: int
    name: str
    minutes: Annotated[int, From("taken.duration")]
    nominal_minutes: Annotated[int, From("nominal.duration")]
    crew: Annotated[dict[str, int], From("taken.crew")]
    nominal_crew: Annotated[dict[str, int], From("nominal.crew")]
    facility: Annotated[str | None, From("taken.facility")]
    nominal_facility: Annotated[str | None, From("nominal.facility")]


class AddedPeopleEntry(PlanEntry):
    """A crew with more people on a shift than in the baseline; ``peak`` are at work at once."""

    crew: str
    shift: str
    people: int
    baseline: int
    peak: int


class ShortTestEntry(PlanEntry):
    """A test recorded in less than its hours, and who confirmed that all of it was done."""

    step: str
    worked_minutes: Annotated[int, From("worked")]
    minutes: Annotated[int, From("full")]
    confirmed_by: str


class IntegrityEntry(PlanEntry):
    """
    What the plan kept, counted, and what it was bought with, one by one.

    Steps and tests are those before launch; ``after_launch`` names those that end after it.
    """

    whole: Annotated[bool, From("is_whole")]
    steps: int
    steps_kept: int
    tests: int
    tests_kept: int
    hard_links: int = 0
    hard_links_kept: int = 0
    hard_links_done: Annotated[int, From("links_done")] = 0
    after_launch: tuple[str, ...] = ()
    done: tuple[str, ...]
    habits_relaxed: tuple[tuple[str, str], ...]
    habits: tuple[HabitEntry, ...] = ()
    other_ways: tuple[OtherWayEntry, ...] = ()
    added_people: tuple[AddedPeopleEntry, ...] = ()
    duty_deviations: int | None = None
    short_tests: Annotated[tuple[ShortTestEntry, ...], From("short")] = ()


class ShiftDutyEntry(PlanEntry):
    """The duties of one crew on one shift, the figures being the worst of all its teams."""

    crew: str
    shift: str
    people: int
    teams: int
    teams_needed: Annotated[int, From("needed")]
    duties: int
    most_minutes_in_day: Annotated[int, From("most_in_day")]
    most_minutes_in_week: Annotated[int, From("most_in_week")]
    most_days_in_row: int
    least_rest_minutes: Annotated[int | None, From("least_rest")]


class DutyDeviationEntry(PlanEntry):
    """One duty beyond a rule; value and limit are minutes, or days for the days in a row."""

    crew: str
    shift: str
    team: int
    rule: str
    value: int
    limit: int
    start: Annotated[str, DateOf("start")]
    end: Annotated[str, DateOf("end")]
    start_minute: Annotated[int, From("start")]
    end_minute: Annotated[int, From("end")]


class DutyEntry(PlanEntry):
    """What the duty rules say; the price is in hundredths."""

    use: Annotated[str, From("rules.use")]
    proved: Annotated[bool, From("is_proved")]
    price: int | None
    shifts: tuple[ShiftDutyEntry, ...]
    deviations: tuple[DutyDeviationEntry, ...]


class EffortEntry(PlanEntry):
    """What the plan asks of people; ``cost`` is in hundredths of the unit of cost."""

    person_shifts: int
    work_minutes: Annotated[int, From("work")]
    night_minutes: Annotated[int, From("night")]
    weekend_minutes: Annotated[int, From("weekend")]
    cost: int
