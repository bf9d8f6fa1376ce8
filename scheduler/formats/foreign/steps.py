"""Steps, links and who is assigned, as other programs state them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.words import ConstraintKind, ForeignKind, ResourceKind
from scheduler.model.link import LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLength:
    """
    A duration or a lag in minutes, of working time or elapsed, as the source wrote it in ``text``.

    A lag in per cent of the predecessor's duration has ``percent`` and no minutes.
    """

    minutes: Fraction = Fraction(0)
    elapsed: bool = False
    estimated: bool = False
    percent: Fraction | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignConstraint:
    """A date that binds a step; as late as possible has none."""

    kind: ConstraintKind
    date: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTask:
    """
    A row of a schedule.

    ``uid`` is what links and assignments name, unique in the project. ``row`` is the number shown,
    ``code`` the key that people use (P6 ``task_code``, the WBS of MS Project, the id of a table).
    ``level`` counts from 1, ``parent`` is the uid of the summary around it.
    ``lag_calendar`` is the one that lags count in although only its resources' calendars say when
    it works. ``start`` and
    ``finish`` are results of the source, never rules. ``fields`` are custom fields, activity codes,
    UDFs and columns by the names people know them by. ``splits`` are the gaps in a split step, from
    and to. ``extras`` is what a task graph says of the step beyond all this, if the file was
    written by this program. All dates are local, without a zone.
    """

    uid: str
    row: int | None = None
    code: str = ""
    name: str = ""
    level: int = 1
    parent: str | None = None
    kind: ForeignKind = ForeignKind.TASK
    duration: ForeignLength | None = None
    remaining: ForeignLength | None = None
    calendar: str | None = None
    lag_calendar: str | None = None
    ignores_resource_calendars: bool = False
    constraints: tuple[ForeignConstraint, ...] = ()
    deadline: datetime | None = None
    start: datetime | None = None
    finish: datetime | None = None
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    stop: datetime | None = None
    resume: datetime | None = None
    percent: Fraction | None = None
    physical_percent: Fraction | None = None
    is_finished: bool = False
    is_inactive: bool = False
    is_manual: bool = False
    is_recurring: bool = False
    is_external: bool = False
    splits: tuple[tuple[datetime, datetime], ...] = ()
    baseline_start: datetime | None = None
    baseline_finish: datetime | None = None
    notes: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    extras: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None

    @property
    def title(self) -> str:
        """What people call it: its name, else its code or uid."""
        return self.name or self.code or self.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLink:
    """
    A link between two steps by uid; ``outside`` names a predecessor that is in another project.

    ``comment`` is free text of the link, ``is_habit`` what the source marks as soft.
    """

    predecessor: str
    successor: str
    kind: LinkKind = LinkKind.FS
    lag: ForeignLength | None = None
    outside: str = ""
    comment: str = ""
    is_habit: bool = False
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """How many units there are from one moment to another, both open where not stated."""

    units: Fraction
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignResource:
    """
    A resource; units are people or pieces, 12.5 may stand for twelve and a half.

    ``units`` is None where the source does not say. ``people`` are head-counts by shift, where a
    table has them. ``crew`` and ``shift`` are what an export of this program split it from.
    """

    uid: str
    name: str = ""
    code: str = ""
    kind: ResourceKind = ResourceKind.WORK
    units: Fraction | None = None
    availability: tuple[Availability, ...] = ()
    calendar: str | None = None
    group: str = ""
    initials: str = ""
    label: str = ""
    people: Mapping[str, int] = field(default_factory=dict)
    crew: str = ""
    shift: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or self.code or self.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignAssignment:
    """Units of a resource on a step, with the work in minutes of one unit's time times units."""

    task: str
    resource: str
    units: Fraction | None = None
    work: Fraction | None = None
    remaining_work: Fraction | None = None
    actual_work: Fraction | None = None
    start: datetime | None = None
    finish: datetime | None = None
    delay: Fraction = Fraction(0)
    is_contoured: bool = False
    line: int | None = None
