"""The history of a campaign: what its plans said of launch, from folders of results."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from scheduler.analyse.replanning.history import history_row
from scheduler.errors import InputError, Problem, Where, WrittenPlanError
from scheduler.exports.folder.history import HISTORY_FILE
from scheduler.formats.history import HistoryRow, with_row
from scheduler.pipeline.reopen import reopen
from scheduler.readers.history import read_history
from scheduler.readers.plan_json import PLAN_FILE, find_plans, read_content
from scheduler.readers.risk_json import risk_beside_plan

HINT = "Name folders of results, or their history.csv."


def gather_history(places: Sequence[Path]) -> tuple[HistoryRow, ...]:
    """
    Return what the plans of a campaign said of launch, in order of their data dates.

    Parameters
    ----------
    places
        Folders with plans, or above them; plan files; or files of a history. A plan without facts
        stands at the campaign start. Every plan counts once.

    Raises
    ------
    InputError
        With all that is wrong with any of the places.
    """
    found: list[tuple[Path, HistoryRow]] = []
    problems: list[Problem] = []
    for place in places:
        try:
            found += [(place, row) for row in _rows_of(place)]
        except InputError as error:
            problems += error.problems
        except WrittenPlanError as error:
            problems.append(_false(place, error))
    problems += _strangers(found)
    if problems:
        raise InputError(problems, therefore="no history was told")
    rows: tuple[HistoryRow, ...] = ()
    for _, row in found:
        rows = rows if any(each.plan == row.plan for each in rows) else with_row(rows, row)
    return rows


def _rows_of(place: Path) -> Iterator[HistoryRow]:
    """Yield the lines of a file, or of the folders of results in a place."""
    if place.suffix == ".csv":
        yield from read_history(place)
        return
    plans = find_plans(place)
    folders = [each.parent for each in plans if each.name == PLAN_FILE]
    if place.is_dir() and (place / HISTORY_FILE).exists() and place not in folders:
        yield from read_history(place / HISTORY_FILE)
        return
    if not plans:
        raise InputError([_nothing(place)])
    for plan in plans:
        yield from _rows_of_plan(plan)


def _rows_of_plan(file: Path) -> Iterator[HistoryRow]:
    """
    Yield the history beside a plan, and the line of the plan itself if that lacks it.

    What was told of its risk since is in its line.
    """
    told = file.parent / HISTORY_FILE
    rows = read_history(told) if told.exists() else ()
    digest = sha256(read_content(file)).hexdigest()
    risk = risk_beside_plan(file, digest)
    yield from (each for each in rows if each.plan != digest or risk is None)
    if risk is not None or all(row.plan != digest for row in rows):
        yield history_row(reopen(file), digest, risk)


def _strangers(found: Iterable[tuple[Path, HistoryRow]]) -> Iterator[Problem]:
    """Yield the places that are about another campaign than the first one."""
    first: HistoryRow | None = None
    named: set[Path] = set()
    for place, row in found:
        first = first or row
        if row.campaign == first.campaign or place in named:
            continue
        if row.holds.keys().isdisjoint(first.holds):
            named.add(place)
            yield Problem(
                code="another-campaign",
                message=f"is about the campaign {row.campaign!r}, not {first.campaign!r}",
                where=Where(str(place)),
                hint="Name folders of one campaign.",
            )


def _nothing(place: Path) -> Problem:
    message = "holds neither a plan nor a history"
    return Problem(code="not-a-history", message=message, where=Where(str(place)), hint=HINT)


def _false(place: Path, error: WrittenPlanError) -> Problem:
    return Problem(
        code="false-plan",
        message=f"holds a plan that does not hold: {str(error).splitlines()[0]}",
        where=Where(str(place)),
        hint=f"`launch-scheduler verify {shlex.quote(str(place))}` tells all that is wrong.",
    )
