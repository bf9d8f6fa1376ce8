"""Who must be told what: for each crew, the shifts in which its work is another than before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scheduler.analyse.comparing.side import Side
from scheduler.analyse.loads.stints import Stint, stints
from scheduler.calendars.clock.intervals import Intervals, intersect
from scheduler.model.notation.base import CrewId, FacilityId, Minutes, ShiftName, TaskId

FOR_EVER = 1 << 62

Shift = tuple[CrewId, date, ShiftName]
"""A crew, the day on which its shift begins, and the name of the shift; empty outside of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """What a crew does of one step in one shift: when, with how many people, and where."""

    parts: Intervals
    people: int
    places: tuple[FacilityId, ...]

    @property
    def start(self) -> Minutes:
        """The first minute."""
        return self.parts[0][0]

    @property
    def end(self) -> Minutes:
        """The end of the last minute."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStep:
    """A step whose part in a shift is new, gone or another; nothing where there is none."""

    id: TaskId
    old: ToldPart | None
    new: ToldPart | None

    @property
    def change(self) -> str:
        """What has become of it for this shift: ``new``, ``gone`` or ``changed``."""
        if self.old is None:
            return "new"
        return "gone" if self.new is None else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldShift:
    """
    A shift of a crew in which something changes.

    ``worked`` and ``works`` tell whether the crew had work in it before, and has now. A ``shift``
    without a name is work outside of all shifts of that day.
    """

    crew: CrewId
    day: date
    shift: ShiftName
    steps: tuple[ToldStep, ...]
    worked: bool
    works: bool

    @property
    def start(self) -> Minutes:
        """The first minute of what changes."""
        return min(part.start for step in self.steps for part in (step.old, step.new) if part)


def who_is_told(old: Side, new: Side) -> tuple[ToldShift, ...]:
    """
    Return the shifts in which something changes from the data date on, crew by crew.

    What lies before the data date of the new plan is past, and nobody is told of it.
    """
    since = -FOR_EVER if new.begin is None else new.begin
    before, after = _work(old, since), _work(new, since)
    told = (
        _told(shift, before.get(shift, {}), after.get(shift, {}))
        for shift in dict.fromkeys((*after, *before))
    )
    crews = list(dict.fromkeys((*_crews(new), *_crews(old))))
    return tuple(
        sorted(
            (each for each in told if each.steps),
            key=lambda each: (crews.index(each.crew), each.day, each.start),
        )
    )


def _crews(side: Side) -> tuple[CrewId, ...]:
    return tuple(side.plan.situation.campaign.crews)


def _told(
    shift: Shift, old: Mapping[TaskId, ToldPart], new: Mapping[TaskId, ToldPart]
) -> ToldShift:
    names = dict.fromkeys((*new, *old))
    changed = [
        ToldStep(id=each, old=old.get(each), new=new.get(each))
        for each in names
        if old.get(each) != new.get(each)
    ]
    crew, day, name = shift
    return ToldShift(
        crew=crew,
        day=day,
        shift=name,
        steps=tuple(sorted(changed, key=_order)),
        worked=bool(old),
        works=bool(new),
    )


def _order(step: ToldStep) -> tuple[Minutes, TaskId]:
    parts = [part.start for part in (step.new, step.old) if part]
    return parts[0], step.id


def _work(side: Side, since: Minutes) -> dict[Shift, dict[TaskId, ToldPart]]:
    """Return what each crew does in each shift from a minute of the comparison on."""
    found: dict[Shift, dict[TaskId, ToldPart]] = {}
    situation = side.plan.situation
    for task_id, job in situation.jobs.items():
        for stint in stints(situation, side.plan.schedule[task_id].pieces):
            moved = [(start + side.shift, end + side.shift) for start, end in stint.parts]
            parts = tuple(intersect(moved, [(since, FOR_EVER)]))
            for crew, people in job.task.crew.items() if parts else ():
                if people:
                    part = ToldPart(parts=parts, people=people, places=tuple(job.task.places))
                    found.setdefault(_shift(side, crew, stint), {})[task_id] = part
    return found


def _shift(side: Side, crew: CrewId, stint: Stint) -> Shift:
    if stint.run is not None:
        return crew, stint.run.day, stint.run.shift
    return crew, side.plan.situation.axis.moment(stint.parts[0][0]).date(), ""
