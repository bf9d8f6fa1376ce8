"""How soon each vehicle could launch if it were called, from moment to moment of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import PathLike
from pathlib import Path
from typing import Any, Unpack

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.campaigns.given_facts import GivenFacts
from scheduler.api.dates import length, minute_of
from scheduler.api.results.plan import Plan, plan_of
from scheduler.api.results.tables import moments
from scheduler.api.search_words import options_of
from scheduler.api.studies.sharing import SharedWords, asked_executor, without_sharing
from scheduler.api.studies.sites import AnySite, planned_site
from scheduler.errors import UnknownName, did_you_mean
from scheduler.exports.readiness import export_readiness
from scheduler.exports.readiness.tables import last_calls_frame, readiness_frame
from scheduler.model.notation.base import Minutes
from scheduler.pipeline.readiness import length_meant
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.readiness.alarm import Reading
from scheduler.studies.readiness.curve import ReadinessCurve
from scheduler.studies.readiness.others import Others
from scheduler.studies.readiness.readiness import (
    OnSearch,
    Readiness,
    ReadinessRequest,
    find_readiness,
)
from scheduler.studies.readiness.words import headline_lines
from scheduler.studies.workers.executors import OneByOne


def ignore(vehicle: str, reading: Reading, left: int) -> None:
    """Listen to nothing."""
    del vehicle, reading, left


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteReadiness:
    """How soon each vehicle of a site could launch if it were called, and how promises are kept."""

    plan: Plan
    found: Readiness

    @property
    def headline(self) -> str:
        """What is read first, in a sentence."""
        return headline_lines(self.found)[0]

    @property
    def is_complete(self) -> bool:
        """Whether everything asked for was looked at, without an interrupt."""
        return self.found.is_complete

    @property
    def is_proved(self) -> bool:
        """Whether every launch is proved to be the earliest."""
        spans = (span for each in self.found.vehicles for span in each.curve.spans())
        return all(span.known.is_proved for span in spans)

    @property
    def worst(self) -> Mapping[str, timedelta | None]:
        """The longest time from a call to launch, by vehicle; nothing if some call has none."""
        return {each.vehicle: _length(each.headline.worst) for each in self.found.vehicles}

    @property
    def mean(self) -> Mapping[str, timedelta | None]:
        """The time from a call to launch on average, by vehicle."""
        return {each.vehicle: _length(each.headline.mean) for each in self.found.vehicles}

    @property
    def shares(self) -> Mapping[timedelta, float]:
        """The share of the time in which each promise is kept, of 1, by its length."""
        return {length(each.promise): each.share for each in self.found.coverages}

    def launch(self, call: datetime | str, vehicle: str | None = None) -> datetime | None:
        """
        Return the earliest launch found for a call; nothing if none is known.

        Parameters
        ----------
        call
            When the vehicle is called.
        vehicle
            The vehicle; not needed if there is only one.

        Raises
        ------
        UnknownName
            If there is no such vehicle, or several and none is named.
        ValueError
            If the call lies outside of what was looked at.
        """
        curve = self._curve(vehicle)
        axis = self.plan.situation.axis
        at = minute_of(axis, call, "call")
        if not curve.begin <= at <= curve.end:
            ends = f"{axis.say(curve.begin)} and {axis.say(curve.end)}"
            message = f"calls were looked at between {ends}, not on {axis.say(at)}"
            raise ValueError(message)
        span = next(each for each in curve.spans() if at <= each.end)
        return None if span.launch is None else axis.moment(span.launch)

    def _curve(self, vehicle: str | None) -> ReadinessCurve:
        curves = {each.vehicle: each.curve for each in self.found.vehicles}
        if vehicle is None and len(curves) == 1:
            return next(iter(curves.values()))
        if vehicle not in curves:
            message = f"unknown vehicle {vehicle!r}. {did_you_mean(vehicle or '', curves)}"
            raise UnknownName(message)
        return curves[vehicle]

    def to_frame(self) -> pd.DataFrame:
        """Return a row for each stretch of calls that lead to one launch, vehicle by vehicle."""
        frame = readiness_frame(self.found)
        pairs = [(each, span) for each in self.found.vehicles for span in each.curve.spans()]
        calls = {(each.vehicle, x.at): x for each in self.found.vehicles for x in each.last_calls}
        driven = [calls.get((each.vehicle, span.end)) for each, span in pairs]
        return self._dated(
            frame,
            {
                "from": [span.start for _, span in pairs],
                "to": [span.end for _, span in pairs],
                "launch": [span.known.launch for _, span in pairs],
                "not_before": [span.known.bound for _, span in pairs],
                "driver_begins": [None if call is None else call.begins for call in driven],
            },
        )

    def last_calls(self) -> pd.DataFrame:
        """Return a row for each last call: until when a launch is made, and what begins then."""
        calls = [call for each in self.found.vehicles for call in each.last_calls]
        return self._dated(
            last_calls_frame(self.found),
            {
                "call": [call.at for call in calls],
                "launch": [call.launch for call in calls],
                "driver_begins": [call.begins for call in calls],
            },
        )

    def gaps(self) -> pd.DataFrame:
        """Return a row for each stretch of time in which a promise is not kept."""
        rows = [(each.promise, *gap) for each in self.found.coverages for gap in each.gaps]
        axis = self.plan.situation.axis
        return pd.DataFrame(
            {
                "promise": [length(promise) for promise, _, _ in rows],
                "from": moments(axis, [start for _, start, _ in rows]),
                "to": moments(axis, [end for _, _, end in rows]),
                "length": [length(end - start) for _, start, end in rows],
            }
        )

    def _dated(
        self, frame: pd.DataFrame, columns: Mapping[str, list[Minutes | None] | list[Minutes]]
    ) -> pd.DataFrame:
        for name, minutes in columns.items():
            frame[name] = moments(self.plan.situation.axis, minutes)
        return frame.drop(columns="zone").set_index("vehicle")

    def save(self, folder: str | PathLike[str], *, charts: bool = True) -> list[Path]:
        """
        Write the tables, the data and the picture into a folder of results; return the files.

        Raises
        ------
        ExportError
            If the folder cannot be written, or holds files of other origin in the way.
        """
        return export_readiness(self.found, Path(folder), charts=charts)

    def __repr__(self) -> str:
        return "\n".join(headline_lines(self.found))

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


class ReadinessWords(SharedWords, total=False):
    """
    What is asked about calls, beside how long searches may take, and who shares them.

    ``begin`` and ``end`` are the first call and the last one, ``every`` is to how much last calls
    are told; ``scenario`` and ``progress`` are those of a campaign that is planned first.
    """

    begin: datetime | str | None
    end: datetime | str | None
    every: str | timedelta
    scenario: str | None
    progress: GivenFacts | None


OWN = frozenset(ReadinessWords.__annotations__) - frozenset(SharedWords.__annotations__)


def readiness(
    source: AnySite,
    vehicle: str | None = None,
    *,
    others: Others | str = Others.KEEP,
    options: SolveOptions | None = None,
    listener: OnSearch = ignore,
    **asked: Unpack[ReadinessWords],
) -> SiteReadiness:
    """
    Find how soon a vehicle could launch if it were called, from moment to moment of a plan.

    Parameters
    ----------
    source
        The plan that goes on until the call, its folder, or a campaign or the path of a task graph,
        which is planned first.
    vehicle
        The vehicle; by default each that can be called.
    others
        What the rest of the site does then: ``keep``, ``launch``, ``yield`` or ``lost``.
    options
        How long and how hard to search for each call; each search has one worker.
    listener
        Told of a vehicle, of each search for it, and how many stretches are still to be looked at.
    asked
        ``begin`` and ``end``, the first call and the last one, by default those of the promise,
        else of the plan; ``every``, to how much last calls are told, an hour by default;
        ``scenario`` and ``progress`` of a campaign or task graph, as for `plan`; ``processes``, how
        many on this machine share the searches, 0 for all cores, one by default: this process;
        ``cluster``, a dask scheduler to run on instead; and what `SolveOptions` have.

    Returns
    -------
    SiteReadiness
        Ctrl-C ends the study and keeps what has been found; what was not looked at is a band.

    Raises
    ------
    InputError
        With every mistake of the campaign or the file, or if it has no vehicle to call.
    NoScheduleError
        If there is no plan, or none was found in time.
    TypeError
        If there is no such word.
    ValueError
        If there are less than no processes, or a plan is to have another scenario or other facts.
    """
    own = {word: value for word, value in asked.items() if word in OWN}
    search = {word: value for word, value in asked.items() if word not in OWN}
    wanted = options_of(options, without_sharing(search))
    plan = planned_site(source, own, wanted)
    request = _request(plan, own, wanted, vehicle=vehicle, others=Others(others))
    with asked_executor(asked.get("cluster"), asked.get("processes")) as executor:
        found = find_readiness(plan, request, executor or OneByOne(), listener)
    return SiteReadiness(plan=plan_of(plan), found=found)


def _request(
    plan: ExplainedPlan, own: Mapping[str, Any], options: SolveOptions, **whom: Any
) -> ReadinessRequest:
    axis = plan.situation.axis
    begin, end = (
        None if own.get(word) is None else minute_of(axis, own[word], word)
        for word in ("begin", "end")
    )
    every = length_meant(own.get("every", "1h"), "every")
    return ReadinessRequest(every=every, options=options, begin=begin, end=end, **whom)


def _length(minutes: float | None) -> timedelta | None:
    return None if minutes is None else timedelta(minutes=minutes)
