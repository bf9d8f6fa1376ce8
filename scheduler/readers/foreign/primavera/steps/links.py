"""Relations of P6 as links."""

from collections.abc import Mapping

from scheduler.formats.foreign.steps import ForeignLength, ForeignLink, ForeignTask
from scheduler.formats.foreign.words import LagCalendar
from scheduler.model.link import LinkKind
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.base.words import LINKS
from scheduler.readers.foreign.primavera.steps.known import Home, Known


def read_links(
    tables: Tables, known: Known, lags: Mapping[str, LagCalendar], account: Account
) -> dict[str, list[ForeignLink]]:
    """
    Return the links of each project, by its uid; a link belongs to its successor.

    Parameters
    ----------
    tables
        The rows of the file.
    known
        Its activities.
    lags
        The calendar that the lags of each project are counted in, by the project's uid.
    account
        Keeps what was lost.
    """
    found: dict[str, list[ForeignLink]] = {}
    for row in tables.all("TASKPRED"):
        successor = known.find(row.text("task_id"), row.text("proj_id"))
        predecessor = known.find(row.text("pred_task_id"), row.first("pred_proj_id", "proj_id"))
        if successor is None:
            what = "Links to activities that the file lacks were left out."
            first = predecessor.task.title if predecessor else row.text("pred_task_id")
            names = [f"{first} to {row.text('task_id') or 'nothing'}, line {row.line}"]
            account.lost("import-link-to-nowhere", what, names)
            continue
        by_clock = lags.get(successor.project) is LagCalendar.CLOCK
        link = ForeignLink(
            predecessor=predecessor.task.uid if predecessor else row.text("pred_task_id"),
            successor=successor.task.uid,
            kind=_kind(row, successor.task, account),
            lag=_lag(row, account, by_clock=by_clock),
            outside=_outside(row, successor, predecessor),
            comment=row.text("comments"),
            line=row.line,
        )
        found.setdefault(successor.project, []).append(link)
    return found


def _kind(row: Row, task: ForeignTask, account: Account) -> LinkKind:
    said = row.text("pred_type")
    if said not in LINKS:
        what = "Links of a kind that is not known were taken from finish to start."
        account.decided("import-unknown-link", what, [f"{task.title} ({said[:40]})"])
    return LINKS.get(said, LinkKind.FS)


def _lag(row: Row, account: Account, *, by_clock: bool) -> ForeignLength | None:
    lag = account.length(row, "lag_hr_cnt")
    if lag is None or not lag.minutes:
        return None
    return ForeignLength(minutes=lag.minutes, elapsed=by_clock, text=lag.text)


def _outside(row: Row, successor: Home, predecessor: Home | None) -> str:
    """Name a predecessor that is not in the project of its successor; empty if it is."""
    if predecessor is not None:
        name = f"{predecessor.task.code} {predecessor.task.name}".strip()
        is_near = predecessor.project == successor.project
        return "" if is_near else f"{predecessor.project_name}: {name}"
    task, foreign = row.text("pred_task_id"), row.text("pred_proj_id")
    if foreign and foreign != row.text("proj_id"):
        return f"activity {task} of project {foreign}"
    return f"activity {task or 'without an id'}, which the file lacks"
