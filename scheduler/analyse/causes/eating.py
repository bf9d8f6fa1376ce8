"""The float that causes without effect on launch took from steps that they pushed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.analyse.causes.causes import Eaten, SlipCause
from scheduler.analyse.causes.replays import Replays
from scheduler.model.notation.base import TaskId
from scheduler.replay.player import Span

Spans = Mapping[TaskId, Span]


@dataclass
class Eating:
    """Measures the float that causes take, in the order in which they became known."""

    replays: Replays

    def with_eaten(self, causes: Sequence[SlipCause]) -> list[SlipCause]:
        """Return causes, in order of knowledge, those without effect with the float they took."""
        found = list(causes)
        for index, own in enumerate(causes):
            if not own.has_effect:
                names = [each.name for each in causes[: index + 1]]
                before = self.replays.spans(frozenset(names[:-1]))
                after = self.replays.spans(frozenset(names))
                eaten = self._eaten(own.step, before or {}, after or {})
                found[index] = own.with_eaten(eaten)
        return found

    def _eaten(self, own: TaskId | None, before: Spans, after: Spans) -> list[Eaten]:
        """Return what other steps lost, the most first; what the step itself lost if none did."""
        done = self.replays.now.done
        others = (step for step in after if step not in done and step != own)
        found = list(self._losses(others, before, after))
        if not found and own is not None:
            found = list(self._losses([own], before, after))
        return sorted(found, key=lambda each: -each.minutes)

    def _losses(self, steps: Iterable[TaskId], before: Spans, after: Spans) -> Iterator[Eaten]:
        floats = self.replays.announced.floats
        for step in steps:
            total = floats[step].total if step in floats else None
            if total and step in before and step in after and after[step][1] > before[step][1]:
                title = self.replays.now.campaign.tasks[step].title
                minutes = min(after[step][1] - before[step][1], total)
                yield Eaten(step=step, title=title, minutes=minutes)
