"""Stand-in until calendars and resources are read: work at any hour, by nobody."""

from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.working_time.site_work import SiteWork


def site_work(project: ForeignProject, choices: ImportChoices) -> SiteWork:
    """Return a site without shifts and crews."""
    del project, choices
    return SiteWork(shifts={})
