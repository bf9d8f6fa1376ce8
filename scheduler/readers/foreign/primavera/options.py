"""How a project was scheduled in P6."""

from collections.abc import Mapping

from scheduler.formats.foreign.words import LagCalendar
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Tables
from scheduler.readers.foreign.primavera.base.words import LAG_CALENDARS


def lag_calendars(tables: Tables, account: Account) -> Mapping[str, LagCalendar]:
    """Return the calendar that lags are counted in, by the id of the project."""
    found = {}
    for row in tables.all("SCHEDOPTIONS"):
        said = row.text("sched_calendar_on_relationship_lag")
        calendar = LAG_CALENDARS.get(said.lower())
        if said and calendar is None:
            what = "The calendar of lags is not known; they count in that of the predecessor."
            account.decided("import-lag-calendar-unknown", what, [said[:40]])
        if calendar is not None:
            found[row.text("proj_id")] = calendar
        if row.says("sched_progress_override"):
            what = (
                "The project was scheduled with progress override: work that began out of "
                "sequence no longer waits for what was to come before it."
            )
            account.noted("import-progress-override", what)
    return found
