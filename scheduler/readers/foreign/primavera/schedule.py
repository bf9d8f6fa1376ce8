"""The schedule of a P6 file from its rows, whichever file held them."""

from collections.abc import Mapping
from hashlib import sha256

from scheduler.formats.foreign.schedule import ForeignSchedule
from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.hours import WorkingTime
from scheduler.readers.foreign.primavera.base.rows import Tables
from scheduler.readers.foreign.primavera.leftovers import tell_leftovers
from scheduler.readers.foreign.primavera.projects import read_projects
from scheduler.readers.foreign.refusing import refused


def schedule_of(
    tables: Tables,
    times: Mapping[str, WorkingTime],
    account: Account,
    form: SourceForm,
    content: bytes,
) -> ForeignSchedule:
    """
    Return the schedule that some rows make.

    Parameters
    ----------
    tables
        The rows of the file.
    times
        When each of its calendars works, by its id.
    account
        Reads values, and has what was told of the file so far.
    form
        What the file is.
    content
        Its bytes, of which the schedule keeps the digest.

    Raises
    ------
    InputError
        If it has no activities, or anything in it is wrong so that its plan would be false.
    """
    if not tables.all("TASK") and not account.problems:
        what = "the file has no activities"
        hint = "Export the project with its activities."
        raise refused(account.file, "foreign-no-steps", what, hint)
    projects = read_projects(tables, times, account)
    tell_leftovers(tables, account)
    notices = account.settled()
    if not projects:
        what = "the file has no activities but those of baselines"
        hint = "Export the project itself, too."
        raise refused(account.file, "foreign-no-steps", what, hint)
    return ForeignSchedule(
        file=account.file,
        form=form,
        digest=sha256(content).hexdigest(),
        projects=projects,
        notices=notices,
    )
