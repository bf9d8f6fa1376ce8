"""What reading a task graph gives: a campaign, or the problems that keep it from being one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scheduler.errors import Finding, InputError, NodePath, Problem, Where
from scheduler.model.campaign import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    A task graph as read.

    ``campaign`` is None if there are problems. ``digest`` is the SHA-256 of the file's bytes and
    ``text`` what they say, both empty if they could not be read. ``file`` is the path as given.
    ``remarks`` are what was read in a way of which the planner should know.
    """

    file: str
    digest: str = ""
    text: str = field(default="", repr=False)
    campaign: Campaign | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Finding, ...] = ()
    lines: Mapping[NodePath, int] = field(default_factory=dict, repr=False)

    def locate(self, path: NodePath) -> Where:
        """Return the place of a value, or of the nearest thing around it that has a line."""
        for length in range(len(path), -1, -1):
            line = self.lines.get(path[:length])
            if line is not None:
                return Where(self.file, line)
        return Where(self.file)

    def to_problem(self, finding: Finding) -> Problem:
        """Give a finding its line."""
        return Problem(
            code=finding.code,
            message=finding.message,
            where=self.locate(finding.path),
            hint=finding.hint,
            path=finding.path,
        )

    def require(self) -> Campaign:
        """
        Return the campaign.

        Raises
        ------
        InputError
            With every problem, if there is any.
        """
        if self.campaign is None or self.problems:
            raise InputError(self.problems)
        return self.campaign


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems once each, from the top of the file down."""
    return tuple(
        sorted(set(problems), key=lambda problem: (problem.where, problem.code, problem.message))
    )
