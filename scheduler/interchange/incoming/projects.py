"""Which project of a file is imported."""

from scheduler.errors import did_you_mean
from scheduler.formats.foreign.schedule import ForeignProject, ForeignSchedule
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.incoming.refusals import listed, refuse
from scheduler.interchange.incoming.telling import Telling


def project_of(
    schedule: ForeignSchedule, choices: ImportChoices, telling: Telling
) -> ForeignProject:
    """
    Return the project that is meant.

    Raises
    ------
    InputError
        If there are several and none is named, or none has the name.
    """
    whole = [each for each in schedule.projects if not each.is_stub and each.tasks]
    project = _named(schedule, choices.project) if choices.project else _only(schedule, whole)
    others = [_title(each) for each in schedule.projects if each is not project]
    if others:
        text = "Other projects of the file were left out"
        telling.lost(
            "import-project-left", text, *others, way_out="Import each with --project, one a graph."
        )
    return project


def _only(schedule: ForeignSchedule, whole: list[ForeignProject]) -> ForeignProject:
    if not whole:
        message = "the file has no steps"
        hint = "Export the schedule again, with its tasks."
        raise refuse(schedule.file, "foreign-no-steps", message, hint)
    if len(whole) == 1:
        return whole[0]
    raise refuse(
        schedule.file,
        "import-which-project",
        f"the file holds {len(whole)} projects: {listed(map(_title, whole))}",
        f"Name one: --project {_title(whole[0])!r}.",
    )


def _named(schedule: ForeignSchedule, name: str) -> ForeignProject:
    wanted = name.strip().casefold()
    for project in schedule.projects:
        names = (project.uid, project.name, project.title)
        if wanted in {each.casefold() for each in names if each}:
            return project
    raise refuse(
        schedule.file,
        "import-unknown-project",
        f"no project is called {name!r}",
        did_you_mean(name, map(_title, schedule.projects)),
    )


def _title(project: ForeignProject) -> str:
    return project.name or project.title or project.uid
