"""Rows of a source as the tasks of a task graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.launching import is_recurring
from scheduler.interchange.incoming.network.links import StepLink
from scheduler.interchange.incoming.rows.fields import FieldReader
from scheduler.interchange.incoming.rows.running import fits_a_stretch
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.incoming.words import hours_text, moment_text, plain, prose, whole
from scheduler.interchange.uses import RunThrough
from scheduler.interchange.working_time.site_work import SiteWork, StepWork

NOTHING = StepWork()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known of the steps besides their rows, by uid."""

    keys: Mapping[str, str]
    links: Mapping[str, tuple[StepLink, ...]]
    windows: Mapping[str, tuple[dict[str, Any], ...]]
    site: SiteWork
    launch: str
    zone: ZoneInfo


class Steps:
    """Makes the tasks of a graph."""

    def __init__(self, source: Source, around: Around, telling: Telling) -> None:
        self.source = source
        self.around = around
        self.telling = telling
        self.fields = FieldReader(source, telling)
        self.pausing: list[str] = []
        self.through: list[str] = []

    def tasks(self) -> dict[str, dict[str, Any]]:
        """Return the tasks by key, in the order of the source."""
        tasks = {
            self.around.keys[uid]: {name: each for name, each in self._fields(task) if each}
            for uid, task in self.source.steps.items()
        }
        self.fields.tell()
        self._tell_pauses()
        return tasks

    def _fields(self, task: ForeignTask) -> Iterator[tuple[str, Any]]:
        """Yield what a task says, in the order in which people write it."""
        minutes = self._minutes(task)
        work = self._work(task, minutes)
        yield "name", plain(task.name)
        yield "hours", hours_text(minutes) if minutes else None
        yield from self._kind(task, minutes, work)
        said = self.fields.of(task, is_milestone=not minutes)
        yield from ((name, said.get(name)) for name in ("test", "hold_point"))
        yield "crew", dict(work.crew)
        yield "facility", said.get("facility")
        yield "equipment", [each for each in work.equipment if each != said.get("facility")]
        yield "hazards", said.get("hazards")
        yield from self._waits(task)
        yield "windows", [*work.windows, *self.around.windows.get(task.uid, ())]
        yield "due", self._due(task)
        yield from ((name, said.get(name)) for name in ("flow", "tags"))
        yield "loose_end", is_recurring(self.source, task)
        yield "note", self._note(task)

    def _minutes(self, task: ForeignTask) -> int:
        """Return the hours of a step in minutes, parts of one rounded up."""
        if task.duration is None:
            text = "Steps without a duration became milestones"
            self.telling.decided("import-no-duration", text, self.source.label(task.uid))
            return 0
        exact = task.duration.minutes
        if exact.denominator != 1:
            name = f"{self.source.label(task.uid)} ({float(exact):g} min)"
            text = "Parts of a minute in durations were rounded up"
            self.telling.decided("import-hours-rounded", text, name)
        return whole(exact)

    def _work(self, task: ForeignTask, minutes: int) -> StepWork:
        """Return who and what a step needs; nothing for a milestone."""
        work = self.around.site.steps.get(task.uid, NOTHING)
        if minutes:
            return work
        if work.crew or work.equipment:
            text = "People and equipment of milestones, which take no time, were left out"
            self.telling.lost("import-milestone-uses", text, self.source.label(task.uid))
        return NOTHING

    def _kind(self, task: ForeignTask, minutes: int, work: StepWork) -> Iterator[tuple[str, Any]]:
        """Yield how a step lies in its working time."""
        if not minutes:
            return
        is_elapsed = task.duration is not None and task.duration.elapsed
        label = self.source.label(task.uid)
        if work.elapsed or (is_elapsed and not work.crew):
            yield "elapsed", True
        elif work.all_hands or is_elapsed:
            yield "all_hands", True
        elif self.source.choices.run_through is RunThrough.FITS and fits_a_stretch(
            minutes, work, self.around.site
        ):
            self.through.append(label)
        else:
            self.pausing.append(label)
            yield "pausable", True

    def _waits(self, task: ForeignTask) -> Iterator[tuple[str, Any]]:
        """Yield the links of a step, hard ones first."""
        links = self.around.links.get(task.uid, ())
        for name, are_habits in (("after", False), ("usually_after", True)):
            chosen = [each for each in links if each.is_habit is are_habits]
            yield name, [each.text(self.around.keys[each.predecessor]) for each in chosen]

    def _due(self, task: ForeignTask) -> str | None:
        """Return the date by which a step should have ended; the launch has a target instead."""
        if task.deadline is None or task.uid == self.around.launch:
            return None
        text = "Deadlines became due dates, which bind nothing"
        self.telling.noted("import-deadline", text, self.source.label(task.uid))
        return moment_text(task.deadline, self.around.zone)

    def _note(self, task: ForeignTask) -> str:
        """Return the note of a step, with a word on estimates."""
        note = prose(task.notes)
        if task.duration is not None and task.duration.estimated:
            text = "Durations that are estimates there are marked in the note"
            self.telling.noted("import-estimated", text, self.source.label(task.uid))
            return f"duration estimated / {note}" if note else "duration estimated"
        return note

    def _tell_pauses(self) -> None:
        """Say which steps pause where nobody works, as all steps do in their scheduler."""
        if self.through:
            text = "Steps that fit into one stretch of work run through"
            self.telling.decided("import-run-through", text, *self.through)
        if self.pausing:
            text = "Steps pause where nobody works, as their scheduler has it"
            self.telling.decided(
                "import-pausable",
                text,
                *self.pausing,
                way_out="With --run-through fits, those run through that fit one stretch; take "
                "'pausable' away from steps that must not be interrupted.",
            )
