"""Rows that name others by their codes and names, where ids are missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.readers.foreign.primavera.base.rows import Row, Tables

TIED = frozenset({"TASKPRED", "TASKRSRC"})
CALENDARED = frozenset({"TASK", "PROJECT", "RSRC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Ids by codes and names: of activities with their projects, of resources, of calendars."""

    tasks: Mapping[tuple[str, str], str]
    people: Mapping[str, str]
    calendars: Mapping[str, str]

    def ids(self, row: Row) -> dict[str, str]:
        """Return the ids that a row lacks and that its codes and names tell."""
        if row.table in TIED:
            return self._of_activities(row) | self._of_resource(row)
        return self._of_calendar(row) if row.table in CALENDARED else {}

    def _of_activities(self, row: Row) -> dict[str, str]:
        more = {}
        for key, code, home in (
            ("task_id", "task_code", "proj_id"),
            ("pred_task_id", "pred_task_code", "pred_proj_id"),
        ):
            said = row.text(code)
            if said and not row.text(key):
                own = self.tasks.get((row.first(home, "proj_id"), said))
                more[key] = own or self.tasks.get(("", said)) or said
        return more

    def _of_resource(self, row: Row) -> dict[str, str]:
        found = self.people.get(row.text("rsrc_short_name"), "")
        return {"rsrc_id": found} if found and not row.text("rsrc_id") else {}

    def _of_calendar(self, row: Row) -> dict[str, str]:
        found = self.calendars.get(row.text("calendar_name"), "")
        return {"clndr_id": found} if found and not row.text("clndr_id") else {}


def with_ids(tables: Tables) -> Tables:
    """Return the rows with the ids that they lack, where codes and names tell them."""
    names = _Names(
        tasks={
            (project, row.text("task_code")): row.text("task_id")
            for row in tables.all("TASK")
            for project in (row.text("proj_id"), "")
        },
        people={row.text("rsrc_short_name"): row.text("rsrc_id") for row in tables.all("RSRC")},
        calendars={row.text("clndr_name"): row.text("clndr_id") for row in tables.all("CALENDAR")},
    )
    named = Tables()
    for table in tables:
        for row in tables.all(table):
            more = names.ids(row)
            named.add(Row(table, {**row.values, **more}, row.line) if more else row)
    return named
