"""The activities of one project in their places, between the summaries around them."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.calendars import Calendars
from scheduler.readers.foreign.primavera.steps.activities import Place, natural, read_activity
from scheduler.readers.foreign.primavera.steps.breakdown import Breakdown, read_breakdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """
    A project's summaries and activities in order, with the id of each activity in the file.

    ``name`` is the name of the project where its root node has one, ``root`` the id of that.
    """

    tasks: tuple[ForeignTask, ...]
    ids: Mapping[str, str]
    nodes: Mapping[str, str]
    name: str
    root: str


def read_outline(
    tables: Tables, project: Row, rows: list[Row], calendars: Calendars, account: Account
) -> Outline:
    """
    Return the activities of a project under the nodes of its work breakdown.

    The file has no order of activities; they come by their codes, as P6 lists them.
    """
    breakdown = read_breakdown(tables, project, account)
    by_node: dict[str | None, list[ForeignTask]] = {}
    ids: dict[str, str] = {}
    seen: dict[str, Row] = {}
    for row in sorted(rows, key=lambda each: (natural(each.text("task_code")), each.line)):
        uid = _uid(row, seen, account)
        if not uid:
            continue
        ids[uid] = row.text("task_id")
        wbs = _node(row, breakdown, account)
        place = _place(row, uid, wbs, breakdown, calendars, account)
        by_node.setdefault(wbs, []).append(read_activity(row, place, account))
    tasks = list(by_node.get(None, []))
    for wbs, summary in breakdown.summaries():
        tasks.extend([summary, *by_node.get(wbs, [])])
    nodes = {node.uid: wbs for wbs, node in breakdown.nodes.items()}
    name = breakdown.root.text("wbs_name") if breakdown.root else ""
    root = breakdown.root.text("wbs_id") if breakdown.root else project.text("root_wbs_id")
    return Outline(tasks=tuple(tasks), ids=ids, nodes=nodes, name=name, root=root)


def _uid(row: Row, seen: dict[str, Row], account: Account) -> str:
    """Return a uid that no other activity has; none for a row that only repeats another."""
    said = row.first("task_id", "task_code") or f"line-{row.line}"
    uid, count = said, 1
    while uid in seen:
        if seen[uid].values == row.values:
            what = "Rows that repeat an earlier one were left out."
            account.lost("import-row-twice", what, [f"{row.title}, line {row.line}"])
            return ""
        count += 1
        uid = f"{said}-{count}"
    if count > 1:
        what = "Activities with the id of another one; links and people belong to the first."
        account.decided("import-uid-twice", what, [f"{row.title}, line {row.line}"])
    seen[uid] = row
    return uid


def _node(row: Row, breakdown: Breakdown, account: Account) -> str | None:
    wbs = row.text("wbs_id")
    if wbs in breakdown.nodes:
        return wbs
    is_top = breakdown.root is not None and breakdown.root.text("wbs_id") == wbs
    if wbs and not is_top:
        what = "Activities whose part of the work breakdown the file lacks were put at the top."
        account.decided("import-wbs-missing", what, [row.title])
    return None


def _place(
    row: Row,
    uid: str,
    wbs: str | None,
    breakdown: Breakdown,
    calendars: Calendars,
    account: Account,
) -> Place:
    node = breakdown.nodes[wbs] if wbs is not None else None
    calendar = row.text("clndr_id")
    if calendar and calendar not in calendars:
        what = "Activities whose calendar the file lacks work as their project does."
        account.decided("import-calendar-missing", what, [row.title])
    return Place(
        uid=uid,
        parent=node.uid if node else None,
        level=node.level + 1 if node else 1,
        calendar=calendar if calendar in calendars else None,
    )
