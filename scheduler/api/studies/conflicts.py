"""Why a date cannot be met, and what would make it possible."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from scheduler.api.campaigns.given_facts import GivenFacts
from scheduler.api.campaigns.sources import Source, ask
from scheduler.api.dates import minute_of
from scheduler.api.search_words import options_of
from scheduler.api.studies.sharing import SharedWords, asked_executor, without_sharing
from scheduler.calendars.clock.axis import make_axis
from scheduler.model.campaign import LAUNCH
from scheduler.pipeline.conflicts import find_reasons
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.search.decision import Answer
from scheduler.studies.conflicts.finding import DEFAULT, Conflicts
from scheduler.studies.conflicts.oracle import Listener, ignore
from scheduler.wording.vehicles import launch_named


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DateConflicts:
    """
    Whether launch can be had by a date, and the rules that collide if it cannot.

    ``subject`` says whose launch, where there are vehicles: ``launch of Mission rocket (Y22)``.
    """

    found: Conflicts
    subject: str = LAUNCH

    @property
    def is_possible(self) -> bool | None:
        """Whether a checked plan makes the date; nothing if that stays open."""
        return {Answer.POSSIBLE: True, Answer.IMPOSSIBLE: False}.get(self.found.answer)

    @property
    def by(self) -> datetime | None:
        """The date that was judged; nothing where the rules alone were."""
        return None if self.found.by is None else self.found.axis.moment(self.found.by)

    @property
    def launch(self) -> datetime | None:
        """The launch of a checked plan that makes the date, if there is one."""
        return None if self.found.launch is None else self.found.axis.moment(self.found.launch)

    @property
    def conflicts(self) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of rules that cannot hold together, each rule in words."""
        return tuple(tuple(x.words for x in each.lines) for each in self.found.conflicts)

    @property
    def ways_out(self) -> tuple[str, ...]:
        """What would make the date possible, each proved by planning with it."""
        together = () if self.found.together is None else (self.found.together,)
        return tuple(" and ".join(each.words) for each in (*self.found.relaxations, *together))

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        verdict = {True: "possible", False: "impossible", None: "not known"}[self.is_possible]
        date = "" if self.found.by is None else f"by {self.found.axis.say(self.found.by)}"
        subject = "" if date and self.subject == LAUNCH else self.subject
        text = f"{subject} {date}".strip()
        yield f"{text[:1].upper()}{text[1:]}: {verdict}"
        for number, rules in enumerate(self.conflicts, 1):
            yield f"Conflict {number}"
            yield from (f"  {rule}" for rule in rules)
        if self.ways_out:
            yield "This would do" if len(self.ways_out) == 1 else "Any one of these would do"
            yield from (f"  {way}" for way in self.ways_out)


def find_conflicts(
    source: Source,
    by: datetime | str | None = None,
    *,
    scenario: str | None = None,
    progress: GivenFacts | None = None,
    options: SolveOptions | None = None,
    listener: Listener = ignore,
    **search: Unpack[SharedWords],
) -> DateConflicts:
    """
    Say why launch cannot be had by a date, or why there is no plan whatever the date.

    Parameters
    ----------
    source
        A campaign, or the path of a task graph.
    by
        The date; by default the campaign's target. Where there is none, the rules alone are judged.
    scenario
        The scenario; by default the one that the campaign plans, or its last.
    progress
        Facts of the day, or the path of a progress file: everything is from its data date on.
    options, search
        The time limit, two minutes by default, holds for the whole study. ``processes`` or
        ``cluster`` share plans that do not depend on each other.
    listener
        Told of every plan that is tried.

    Raises
    ------
    InputError
        With every mistake of the campaign or the file; or if the cluster does not answer, or dask
        is not installed.
    ValueError
        If there are less than no processes.
    """
    wanted = options_of(options or DEFAULT, without_sharing(search))
    asked = ask(source, scenario, progress)
    date = by or asked.campaign.target
    minute = None if date is None else minute_of(make_axis(asked.campaign), date)
    question = (asked.campaign, asked.scenario, minute, wanted, listener)
    with asked_executor(search.get("cluster"), search.get("processes")) as executor:
        found = find_reasons(*question, executor)
    return DateConflicts(found=found, subject=launch_named(asked.campaign))
