"""XER files for tests, written from rows that say only what a test is about."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.formats.foreign.steps import ForeignLength, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.xer.reading import read_xer

Rows = Sequence[Mapping[str, str]]

HEAD = "ERMHDR\t20.12\t2026-10-05\tProject\tadmin\tadmin\tdb\tProject Management\tUSD"
DAY = "(0||0(s|08:00|f|16:00)())"
WEEK = "".join(f"(0||{day}()({DAY if 2 <= day <= 6 else ''}))" for day in range(1, 8))
CLNDR_DATA = f"(0||CalendarData()((0||DaysOfWeek()({WEEK}))(0||Exceptions()())))"
PROJECT = {
    "proj_id": "1",
    "proj_short_name": "LC",
    "clndr_id": "1",
    "last_recalc_date": "2026-10-05 08:00",
    "plan_start_date": "2026-10-05 08:00",
}
CALENDAR = {
    "clndr_id": "1",
    "default_flag": "Y",
    "clndr_name": "Standard",
    "clndr_type": "CA_Base",
    "day_hr_cnt": "8",
    "clndr_data": CLNDR_DATA,
}
NODE = {
    "wbs_id": "100",
    "proj_id": "1",
    "proj_node_flag": "Y",
    "wbs_short_name": "LC",
    "wbs_name": "Launch campaign",
}


def at(text: str) -> datetime:
    """Return a local date and time."""
    return datetime.fromisoformat(text)


def minutes(length: ForeignLength | None) -> float | None:
    """Return a length of working time in minutes; None if it is missing or elapsed."""
    return None if length is None or length.elapsed else float(length.minutes)


def plain(*values: object) -> list[object]:
    """Return values with their fractions as plain numbers."""
    return [float(each) if isinstance(each, Fraction) else each for each in values]


def task(number: int, **fields: str) -> dict[str, str]:
    """Return a row of TASK: eight hours on the calendar of the project, not begun."""
    return {
        "task_id": str(number),
        "proj_id": "1",
        "wbs_id": "100",
        "clndr_id": "1",
        "task_type": "TT_Task",
        "status_code": "TK_NotStart",
        "task_code": f"A{number}",
        "task_name": f"Step {number}",
        "target_drtn_hr_cnt": "8",
        "remain_drtn_hr_cnt": "8",
        "complete_pct_type": "CP_Drtn",
    } | fields


def link(first: int, then: int, **fields: str) -> dict[str, str]:
    """Return a row of TASKPRED."""
    return {
        "task_id": str(then),
        "pred_task_id": str(first),
        "proj_id": "1",
        "pred_proj_id": "1",
        "pred_type": "PR_FS",
        "lag_hr_cnt": "0",
    } | fields


def xer(tables: Mapping[str, Rows], *, end: str = "%E\n") -> str:
    """Return the text of a file; tables that every file has come by themselves."""
    usual: dict[str, Rows] = {"PROJECT": [PROJECT], "CALENDAR": [CALENDAR], "PROJWBS": [NODE]}
    lines = [HEAD]
    for table, rows in (usual | dict(tables)).items():
        names = list(dict.fromkeys(name for row in rows for name in row))
        lines += [f"%T\t{table}", "\t".join(["%F", *names])]
        lines += ["\t".join(["%R", *(row.get(name, "") for name in names)]) for row in rows]
    return "\n".join(lines) + f"\n{end}"


def read(tables: Mapping[str, Rows]) -> ForeignSchedule:
    """Return the schedule of a file with these tables."""
    return read_xer(xer(tables).encode(), "plan.xer")


def read_one(tables: Mapping[str, Rows]) -> ForeignProject:
    """Return the only project of a file with these tables."""
    (project,) = read(tables).projects
    return project


def read_task(**fields: str) -> ForeignTask:
    """Return the only step of a file with one activity."""
    return steps(read_one({"TASK": [task(1, **fields)]}))[0]


def steps(project: ForeignProject) -> list[ForeignTask]:
    """Return what is done in a project, without summaries."""
    return [each for each in project.tasks if each.kind is not ForeignKind.SUMMARY]


def codes(schedule: ForeignSchedule) -> list[str]:
    """Return the codes of all notices."""
    return [notice.code for notice in schedule.notices]


def names(schedule: ForeignSchedule, code: str) -> tuple[str, ...]:
    """Return what the notice of a code names."""
    (found,) = [notice.names for notice in schedule.notices if notice.code == code]
    return found
