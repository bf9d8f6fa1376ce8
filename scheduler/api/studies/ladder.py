"""The ladder: what each scenario saves on the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Unpack

import pandas as pd

from scheduler.api.campaigns.given_facts import GivenFacts
from scheduler.api.campaigns.sources import Source, ask_all
from scheduler.api.results.tables import moments
from scheduler.api.search_words import SearchWords, options_of
from scheduler.calendars.clock.axis import make_axis
from scheduler.exports.ladder.table import ladder_table
from scheduler.model.campaign import LAUNCH, Campaign
from scheduler.model.notation.durations import format_days
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.studies import ladder as climbing
from scheduler.studies.ladder import Rung
from scheduler.wording.vehicles import launch_named


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ladder:
    """The scenarios of a campaign as rungs, each with what it saves and asks for."""

    campaign: Campaign
    rungs: tuple[Rung, ...]

    def __iter__(self) -> Iterator[Rung]:
        return iter(self.rungs)

    def __len__(self) -> int:
        return len(self.rungs)

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each scenario: launch, days saved, people, nights, and what is kept."""
        frame = ladder_table(self.campaign, list(self.rungs))
        launches = moments(make_axis(self.campaign), [rung.launch_minute for rung in self.rungs])
        frame.insert(2, "launch", launches)
        return frame.set_index("scenario")

    def __repr__(self) -> str:
        width = max(len(rung.scenario) for rung in self.rungs)
        lines = [
            f"{rung.scenario:{width}}  {format_days(rung.launch_minute):>8}  {rung.result.status}"
            for rung in self.rungs
        ]
        return "\n".join([self._title(), *lines])

    def _title(self) -> str:
        """Return the first line: whose ladder it is, and in a graph with vehicles whose launch."""
        named = launch_named(self.campaign)
        whose = "" if named == LAUNCH else f", {named}"
        return f"Ladder of {self.campaign.name}{whose}"

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


def ladder(
    source: Source,
    scenarios: Sequence[str] | None = None,
    options: SolveOptions | None = None,
    *,
    progress: GivenFacts | None = None,
    listener: Listener = ignore,
    **search: Unpack[SearchWords],
) -> Ladder:
    """
    Plan one scenario after the other, from the strictly serial baseline up.

    Parameters
    ----------
    source
        A campaign, or the path of a task graph.
    scenarios
        The scenarios in order; by default those from the baseline to the planned one.
    options, search
        How long and how hard to search for each.
    progress
        Facts of the day, or the path of a progress file: everything is from its data date on.
    listener
        Told of every better plan and bound.

    Raises
    ------
    InputError
        With every mistake of the campaign or the file.
    NoScheduleError
        If a scenario has no plan, or none was found in time.
    """
    wanted = options_of(options, search)
    campaign = ask_all(source, scenarios or (), progress)
    names = list(scenarios or climbing.default_rungs(campaign))
    rungs = climbing.ladder(campaign, names, wanted, listener)
    return Ladder(campaign=campaign, rungs=tuple(rungs))
