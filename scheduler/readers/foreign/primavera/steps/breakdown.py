"""The work breakdown structure: a tree of nodes under which the activities hang."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.circles import cut_circles
from scheduler.readers.foreign.primavera.base.rows import Row, Tables

LAST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node below the project, with the uid of its summary and the codes from the top to it."""

    uid: str
    row: Row
    parent: str | None
    level: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """
    The nodes of a project by their id, parents first, in the order that P6 shows.

    ``root`` is the node that stands for the project itself, if the file has one; it is no node.
    """

    nodes: dict[str, Node]
    root: Row | None

    def summaries(self) -> Iterator[tuple[str, ForeignTask]]:
        """Yield the nodes as summaries with their ids."""
        for wbs, node in self.nodes.items():
            yield (
                wbs,
                ForeignTask(
                    uid=node.uid,
                    code=node.path,
                    name=node.row.text("wbs_name"),
                    level=node.level,
                    parent=node.parent,
                    kind=ForeignKind.SUMMARY,
                    line=node.row.line,
                ),
            )


def read_breakdown(tables: Tables, project: Row, account: Account) -> Breakdown:
    """Return the work breakdown structure of a project."""
    own = [row for row in tables.all("PROJWBS") if row.text("proj_id") == project.text("proj_id")]
    rows: dict[str, Row] = {}
    for row in own:
        rows.setdefault(row.text("wbs_id"), row)
    parents = {wbs: _parent(row, rows) for wbs, row in rows.items()}
    circles = cut_circles(parents)
    if circles:
        what = "Parts of the work breakdown that contain themselves were put at the top."
        account.decided("import-wbs-circle", what, [rows[wbs].title for wbs in circles])
    root = _root(project, rows, parents)
    children: dict[str | None, list[str]] = {}
    for wbs in sorted(rows, key=lambda each: _place(rows[each])):
        if wbs != root:
            parent = parents[wbs]
            children.setdefault(None if parent == root else parent, []).append(wbs)
    return Breakdown(nodes=_nodes(rows, children), root=rows[root] if root is not None else None)


def _parent(row: Row, rows: dict[str, Row]) -> str | None:
    parent = row.text("parent_wbs_id")
    return parent if parent in rows else None


def _root(project: Row, rows: dict[str, Row], parents: dict[str, str | None]) -> str | None:
    """Return the node that is the project: named by it, or flagged, or alone at the top."""
    named = project.text("root_wbs_id")
    if named in rows:
        return named
    top = [wbs for wbs in rows if parents[wbs] is None]
    flagged = [wbs for wbs in top if rows[wbs].says("proj_node_flag")]
    if len(flagged) == 1:
        return flagged[0]
    if len(top) != 1:
        return None
    names = {project.text("project_name"), project.text("proj_short_name")}
    knows_flags = any("proj_node_flag" in row.values for row in rows.values())
    row = rows[top[0]]
    is_project = bool({row.text("wbs_name"), row.text("wbs_short_name")} & names - {""})
    return top[0] if is_project or knows_flags else None


def _place(row: Row) -> tuple[int, int]:
    number = row.text("seq_num")
    return (int(number) if re.fullmatch(r"\d{1,9}", number) else LAST, row.line)


def _nodes(rows: dict[str, Row], children: dict[str | None, list[str]]) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    pending: list[tuple[str, str | None]] = [
        (wbs, None) for wbs in reversed(children.get(None, []))
    ]
    while pending:
        wbs, above = pending.pop()
        parent = nodes[above] if above is not None else None
        code = rows[wbs].text("wbs_short_name")
        nodes[wbs] = Node(
            uid=f"wbs-{wbs}",
            row=rows[wbs],
            parent=parent.uid if parent else None,
            level=parent.level + 1 if parent else 1,
            path=_path(parent.path if parent else "", code),
        )
        pending.extend((child, wbs) for child in reversed(children.get(wbs, [])))
    return nodes


def _path(above: str, code: str) -> str:
    """Return the codes from the top to a node; some writers give each the whole path already."""
    return f"{above}.{code}" if above and not code.startswith(f"{above}.") else code
