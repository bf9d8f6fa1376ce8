"""Which projects a file has, and which activities belong to each."""

from collections.abc import Mapping

from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables


def projects_of(tables: Tables, account: Account) -> list[Row]:
    """Return the projects of a file without its baselines; one made up if it names none."""
    by_id: dict[str, Row] = {}
    for row in tables.all("PROJECT"):
        if row.text("proj_id") in by_id:
            what = "Rows with the id of an earlier one were left out."
            account.lost("import-row-twice", what, [f"{row.title}, line {row.line}"])
        by_id.setdefault(row.text("proj_id"), row)
    baselines = [row for row in by_id.values() if _is_baseline(row, by_id)]
    if baselines:
        what = "Baselines were left out: they are copies of dates."
        account.lost("import-baselines", what, [row.title for row in baselines])
    rows = [row for row in by_id.values() if row not in baselines]
    return rows or [Row("PROJECT", {}, 0)]


def activities_of(tables: Tables, projects: list[Row], account: Account) -> Mapping[str, list[Row]]:
    """
    Return the activities of each project, by its id.

    One that names no project of the file belongs to that of its part of the work breakdown, or to
    the only one; else to a project of its own, which is added to ``projects``.
    """
    ids = {row.text("proj_id") for row in projects}
    left_out = {row.text("proj_id") for row in tables.all("PROJECT")} - ids
    nodes = {row.text("wbs_id"): row.text("proj_id") for row in tables.all("PROJWBS")}
    only = projects[0].text("proj_id") if len(projects) == 1 else None
    found: dict[str, list[Row]] = {}
    for row in tables.all("TASK"):
        said = row.text("proj_id")
        if said in ids:
            found.setdefault(said, []).append(row)
        elif said not in left_out:
            by_node = nodes.get(row.text("wbs_id"))
            home = by_node if by_node in ids else only
            if home is None:
                home = said
                ids.add(said)
                projects.append(Row("PROJECT", {"proj_id": said}, 0))
            if said:
                what = "Activities name a project that the file lacks."
                account.decided("import-project-missing", what, [f"{row.title} ({said})"])
            found.setdefault(home, []).append(row)
    return found


def _is_baseline(row: Row, rows: Mapping[str, Row]) -> bool:
    original = row.text("orig_proj_id")
    return original in rows and original != row.text("proj_id") and bool(original)
