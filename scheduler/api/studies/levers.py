"""The levers: what would launch sooner, each rule loosened by one step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Unpack

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.results.plan import Plan, plan_of
from scheduler.api.results.tables import moments
from scheduler.api.search_words import SearchWords, options_of
from scheduler.api.studies.sharing import asked_executor
from scheduler.model.notation.durations import HOUR, format_minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.levers.levers import LeverResult, gaining, not_tried, try_levers
from scheduler.studies.levers.sentences import tried_text
from scheduler.studies.loosening.base.ladder import Lever
from scheduler.studies.workers.executors import OneByOne
from scheduler.wording.vehicles import launch_named
from scheduler.wording.verdicts.proofs import short_gain_verdict

DEFAULT = SolveOptions(time_limit=20)

Listener = Callable[[LeverResult, int], None]
"""Told of each lever that has been tried, and how many there are in all."""


def ignore(result: LeverResult, total: int) -> None:
    """Listen to nothing."""
    del result, total


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Levers:
    """What each rule of a plan would gain if it were one step looser, the greatest gain first."""

    plan: Plan
    results: tuple[LeverResult, ...]
    not_tried: tuple[Lever, ...]

    def __iter__(self) -> Iterator[LeverResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    @property
    def gaining(self) -> tuple[LeverResult, ...]:
        """The levers that bring launch forward, the greatest gain first."""
        return gaining(self.results)

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each lever: its change, title, hours gained, launch and verdict."""
        rows = [
            {
                "change": str(each.lever.change),
                "title": each.lever.title,
                "gain_h": each.gain / HOUR,
                "at_most_h": each.at_most / HOUR,
                "verdict": _verdict(each),
            }
            for each in self.results
        ]
        left = [
            {"change": str(each.change), "title": each.title, "verdict": "not tried"}
            for each in self.not_tried
        ]
        columns = ["change", "title", "gain_h", "at_most_h", "verdict"]
        frame = pd.DataFrame([*rows, *left], columns=columns)
        launches = [*(each.launch for each in self.results), *(None for _ in left)]
        frame.insert(4, "launch", moments(self.plan.situation.axis, launches))
        return frame.set_index("change")

    def __repr__(self) -> str:
        lines = [
            f"{format_minutes(each.gain):>8}  {each.lever.title}  ({_verdict(each)})"
            for each in self.gaining
        ]
        launch = self.plan.situation.axis.say(self.plan.launch_minute)
        named = launch_named(self.plan.situation.campaign)
        return "\n".join([f"Levers on {named} {launch}", *lines, *self._ending()])

    def _ending(self) -> Iterator[str]:
        yield tried_text(self.results).replace(" (see levers.csv)", "")
        if self.not_tried:
            yield f"Interrupted before {len(self.not_tried)} more were tried."

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


def levers(
    plan: ExplainedPlan,
    options: SolveOptions | None = None,
    *,
    processes: int = 1,
    cluster: str | None = None,
    listener: Listener = ignore,
    **search: Unpack[SearchWords],
) -> Levers:
    """
    Loosen each rule of a plan by one step, plan with it, and rank the time that each would save.

    Parameters
    ----------
    plan
        The plan whose launch is to be brought forward; every search begins with it.
    options, search
        How long to search for each lever, 20 seconds by default, and the seed. Each lever is
        searched with one worker, and early starts are left as they come.
    processes
        How many local processes share the levers; 0 uses all cores. With one, they are tried one
        after the other in this process. A script that asks for more needs the usual
        ``if __name__ == "__main__":``.
    cluster
        A dask scheduler to run on instead, such as ``tcp://10.0.0.5:8786``.
    listener
        Told of each lever that has been tried, and how many there are in all.

    Returns
    -------
    Levers
        Ctrl-C ends the study and keeps what has been tried; ``not_tried`` has the rest.

    Raises
    ------
    InputError
        If the cluster does not answer, or dask is not installed.
    ValueError
        If there are less than no processes.
    """
    wanted = options_of(options or DEFAULT, search)
    with asked_executor(cluster, processes) as executor:
        results = try_levers(plan, wanted, executor or OneByOne(), listener)
    missing = not_tried(plan, results)
    return Levers(plan=plan_of(plan), results=tuple(results), not_tried=missing)


def _verdict(result: LeverResult) -> str:
    """Say whether the lever could save more than was found."""
    return "cannot help" if result.skipped else short_gain_verdict(result.gain, result.at_most)
