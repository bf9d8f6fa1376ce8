"""The activities of a whole file, as links and assignments name them."""

from dataclasses import dataclass, field

from scheduler.formats.foreign.steps import ForeignTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """An activity with the project that it belongs to."""

    project: str
    project_name: str
    task: ForeignTask


@dataclass(slots=True)
class Known:
    """
    Every activity by its id.

    P6 numbers the activities of all projects together, other programs each project by itself:
    so the project counts first, then the id alone.
    """

    by_project: dict[tuple[str, str], Home] = field(default_factory=dict)
    by_id: dict[str, Home] = field(default_factory=dict)

    def add(self, home: Home, task: str, project: str) -> None:
        """Keep an activity under the ids of it and its project."""
        if task:
            self.by_project.setdefault((project, task), home)
            self.by_id.setdefault(task, home)

    def find(self, task: str, project: str) -> Home | None:
        """Return the activity of an id, that of the project named if there are several."""
        return self.by_project.get((project, task)) or self.by_id.get(task)
