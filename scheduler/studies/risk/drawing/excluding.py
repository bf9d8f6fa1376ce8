"""The same draws without some sources: their hours usual, their mishaps not happening."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Bools, Draws, Ints
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.ranges import ranges_of
from scheduler.studies.risk.drawing.sources import (
    ATTEMPT_TECHNICAL,
    ATTEMPT_WEATHER,
    event_key,
    group_key,
    hours_key,
    weather_key,
)
from scheduler.studies.risk.drawing.together import crews_of, groups_of

Column = int
"""The place of a step among those of a playbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """
    What the sources of a plan reach.

    Attributes
    ----------
    playbook
        The plan.
    usual
        For the key of each source of hours its steps, copies included, with the middle of their
        range.
    """

    playbook: Playbook
    usual: Mapping[str, Mapping[Column, Minutes]]

    def without(self, draws: Draws, keys: Collection[str]) -> Draws:
        """
        Return the same draws without some sources; all other numbers stay as they are.

        Steps of sources that are left out take the middle of their range, and what such sources
        bring does not happen.
        """
        return replace(
            draws,
            hours=self._hours(draws.hours, keys),
            happens=draws.happens & self._kept(keys),
            no_go=self._no_go(draws.no_go, keys),
            technical=draws.technical & (ATTEMPT_TECHNICAL not in keys),
        )

    def steps(self, keys: Collection[str]) -> Bools:
        """Return for each step of the playbook whether some sources concern it itself."""
        book = self.playbook
        concerned = np.zeros(len(book.steps), np.bool_)
        concerned[[column for key in keys for column in self.usual.get(key, ())]] = True
        named = {step for key in keys for step in self._named(key)}
        concerned[[book.place[step] for step in named]] = True
        return concerned

    def _named(self, key: str) -> Iterator[TaskId]:
        """Yield the steps that mishaps, weather and attempts with a key bring or keep waiting."""
        book = self.playbook
        if key in {ATTEMPT_WEATHER, ATTEMPT_TECHNICAL}:
            yield book.situation.launch
        for number, name in enumerate(book.mishaps):
            if event_key(name) == key:
                yield from (step for step, each in book.extra.items() if each.mishap == number)
                yield from (
                    x for gone in book.absences if gone.mishap == number for x in gone.steps
                )
        for steps, name in zip(book.weather_steps, book.weathers, strict=True):
            if weather_key(name) == key:
                yield from steps

    def _hours(self, drawn: Ints, keys: Collection[str]) -> Ints:
        columns: dict[Column, Minutes] = {}
        for key in keys:
            columns.update(self.usual.get(key, {}))
        if not columns:
            return drawn
        hours = drawn.copy()
        hours[:, list(columns)] = list(columns.values())
        return hours

    def _kept(self, keys: Collection[str]) -> Bools:
        kept = [event_key(name) not in keys for name in self.playbook.mishaps]
        return np.array(kept, dtype=np.bool_)

    def _no_go(self, drawn: Bools, keys: Collection[str]) -> Bools:
        launch = None if self.playbook.launch is None else self.playbook.launch.weather
        no_go = drawn.copy()
        for place, name in enumerate(self.playbook.weathers):
            if (ATTEMPT_WEATHER if place == launch else weather_key(name)) in keys:
                no_go[:, place] = False
        return no_go


def reach_of(playbook: Playbook, risks: Risks) -> Reach:
    """Return what each source of a plan reaches."""
    return Reach(playbook=playbook, usual=dict(_usual(playbook, risks)))


def _usual(playbook: Playbook, risks: Risks) -> Iterator[tuple[str, Mapping[Column, Minutes]]]:
    """Yield each source of hours with the usual hours of its steps."""
    ranges = ranges_of(playbook, risks)
    columns = [(place, ranges[x]) for place, x in enumerate(playbook.steps) if x in ranges]
    for line in range(len(risks.hours)):
        yield hours_key(line), {place: each.usual for place, each in columns if each.line == line}
    for group in groups_of(risks, crews_of(playbook, ranges)):
        members = frozenset(group.steps)
        usual = {place: each.usual for place, each in columns if each.root in members}
        yield group_key(group), usual
