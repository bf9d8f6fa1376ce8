"""Replan a saved plan after the facts of the day."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Unpack

from scheduler.api.results.folders import AnyPath
from scheduler.api.results.plan import Plan, plan_of
from scheduler.api.search_words import SearchWords, options_of
from scheduler.model.notation.base import TaskId
from scheduler.pipeline.replanning.replan import Replanning
from scheduler.pipeline.replanning.request import ReplanRequest
from scheduler.planning.interface.progress import Listener, ignore


class ReplanWords(SearchWords, total=False):
    """What may be asked of a replan beside how it is searched for."""

    scenario: str
    trade: bool


def replan(
    announced: AnyPath,
    progress: AnyPath,
    *,
    freeze: timedelta | str | None = None,
    pins: Mapping[TaskId, datetime | str] | None = None,
    listener: Listener = ignore,
    **asked: Unpack[ReplanWords],
) -> Plan:
    """
    Plan anew after the facts of the day, and change little of the announced plan.

    Parameters
    ----------
    announced
        The plan last told to the crews: a folder of results, or a plan file; it is only read.
    progress
        The facts: a progress file.
    freeze
        How long from the data date nothing announced moves unless facts leave no choice; by
        default that of the facts.
    pins
        Starts given by hand, local or with a time zone, on top of those of the facts.
    listener
        Told of every better launch and bound.
    asked
        How long and how hard to search, as for `plan`; the plan is steady unless ``prefer`` is
        said. ``scenario`` names another one than that of the announced plan. With ``trade`` the
        least disturbance is found for later launches, too.

    Returns
    -------
    Plan
        The new plan; its ``replan`` says how it came out of the announced one.

    Raises
    ------
    InputError
        With every mistake of the facts, or if the announced plan cannot be read.
    InvalidPlanError
        If the announced plan breaks a rule.
    NoScheduleError
        If there is no plan (`Infeasible`), or none was found in time (`OutOfTime`).
    """
    search = {word: value for word, value in asked.items() if word not in {"scenario", "trade"}}
    wanted = options_of(None, search)
    request = ReplanRequest(
        search=wanted,
        prefer=wanted.prefer if "prefer" in search else None,
        freeze=freeze,
        pins=dict(pins or {}),
        scenario=asked.get("scenario"),
        trade=asked.get("trade", False),
    )
    return plan_of(Replanning(Path(announced), Path(progress), request).run(listener))
