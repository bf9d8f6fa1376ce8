"""Calendars of P6 with what they derive from and whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.formats.foreign.calendar import DAY_MINUTES, ForeignCalendar
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.circles import cut_circles
from scheduler.readers.foreign.primavera.base.hours import WorkingTime
from scheduler.readers.foreign.primavera.base.rows import Row, Tables

OF_RESOURCE = "CA_Rsrc"
WEEKDAYS, WEEK = 5, 7
STANDARD = {day: ((480, 960),) if day < WEEKDAYS else () for day in range(WEEK)}
"""Monday to Friday from 08:00 to 16:00."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """All calendars of a file, in its order, with the project of those that only one may use."""

    all: tuple[tuple[ForeignCalendar, str], ...]
    hours_per_day: Mapping[str, int]
    default: str | None

    def of_project(self, project: str) -> tuple[ForeignCalendar, ...]:
        """Return the calendars that a project may use."""
        return tuple(calendar for calendar, owner in self.all if owner in ("", project))

    def __contains__(self, uid: str) -> bool:
        return uid in self.hours_per_day


def read_calendars(tables: Tables, times: Mapping[str, WorkingTime], account: Account) -> Calendars:
    """
    Return the calendars of a file.

    Parameters
    ----------
    tables
        The rows of the file.
    times
        When each of its calendars works, by its id.
    account
        Keeps what was decided.
    """
    rows = tables.by("CALENDAR", "clndr_id")
    default = _default(rows, times)
    bases = {uid: _base(uid, rows, times, default) for uid in rows}
    circles = cut_circles(bases)
    if circles:
        what = "Calendars that derive from each other in a circle were read by themselves."
        names = [rows[uid].title for uid in circles]
        account.decided("import-calendar-circle", what, names)
    owners = _owners(tables)
    found = []
    for uid, row in rows.items():
        time = times.get(uid, WorkingTime())
        calendar = ForeignCalendar(
            uid=uid,
            name=row.text("clndr_name"),
            base=bases[uid],
            week=_week(time, bases[uid], default),
            exceptions=time.exceptions,
            owner=owners.get(uid) if _is_personal(row) else None,
            line=row.line,
        )
        _tell(time, row, account)
        found.append((calendar, row.text("proj_id")))
    _tell_twice(tables, account)
    days = {uid: _minutes_per_day(row, account) for uid, row in rows.items()}
    return Calendars(all=tuple(found), hours_per_day=days, default=default)


def _default(rows: Mapping[str, Row], times: Mapping[str, WorkingTime]) -> str | None:
    sound = [uid for uid in rows if not times.get(uid, WorkingTime()).fault]
    marked = (uid for uid in sound if rows[uid].says("default_flag"))
    return next(marked, next(iter(sound), None))


def _base(
    uid: str, rows: Mapping[str, Row], times: Mapping[str, WorkingTime], default: str | None
) -> str | None:
    named = rows[uid].text("base_clndr_id")
    is_broken = bool(times.get(uid, WorkingTime()).fault)
    if named and named != uid and (named in rows or not is_broken):
        return named
    return default if is_broken and default != uid else None


def _week(
    time: WorkingTime, base: str | None, default: str | None
) -> Mapping[int, tuple[tuple[int, int], ...]]:
    if time.fault:
        return {} if base is not None or default is not None else STANDARD
    works = any(time.week.values())
    return time.week if works or base is None else {}


def _owners(tables: Tables) -> dict[str, str]:
    grouped = tables.grouped("RSRC", "clndr_id")
    return {uid: rows[0].text("rsrc_id") for uid, rows in grouped.items() if len(rows) == 1}


def _is_personal(row: Row) -> bool:
    return row.text("clndr_type") == OF_RESOURCE or row.says("rsrc_private")


def _tell(time: WorkingTime, row: Row, account: Account) -> None:
    name = row.title
    if time.fault:
        what = (
            "Calendars whose hours cannot be read work as the calendar that they derive from, "
            "or as the default calendar of the file."
        )
        way_out = "Mend the calendar in P6 and export the schedule again."
        account.decided("import-broken-calendar", what, [f"{name} ({time.fault})"], way_out)
    if time.doubtful:
        what = "Days from 00:00 to 23:59 were taken as days off, as P6 means them."
        account.decided("import-day-off-by-hours", what, [name])
    if time.rounded:
        what = "Calendars whose work ends at 23:59 were taken to work until midnight."
        account.decided("import-until-midnight", what, [name])


def _tell_twice(tables: Tables, account: Account) -> None:
    groups = tables.grouped("CALENDAR", "clndr_id").values()
    again = [row.title for rows in groups for row in rows[1:]]
    if again:
        what = "Rows with the id of an earlier one were left out."
        account.lost("import-row-twice", what, again)


def _minutes_per_day(row: Row, account: Account) -> int:
    minutes = account.hours(row, "day_hr_cnt")
    return round(minutes) if minutes and 0 < minutes <= DAY_MINUTES else 0
