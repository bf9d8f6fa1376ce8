"""What reading a risk file gives: risks, or the problems that keep it from being that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scheduler.errors import Finding, InputError, NodePath, Problem
from scheduler.model.risk.risks import Risks
from scheduler.readers.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDraft:
    """
    Risks as read.

    ``risks`` is None if there are problems. ``digest`` is the SHA-256 of the file's bytes and
    ``text`` what they say, both empty if they could not be read as text. ``file`` is the path as
    given. ``remarks`` are what was read in a way of which the planner should know, ``tags`` those
    by which ranges name steps, also of a file with problems.
    """

    file: str
    digest: str = ""
    text: str = field(default="", repr=False)
    risks: Risks | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    tags: frozenset[str] = frozenset()
    lines: Mapping[NodePath, int] = field(default_factory=dict, repr=False)

    def to_problems(self, findings: Iterable[Finding]) -> list[Problem]:
        """Give findings their lines."""
        placed = Draft(file=self.file, lines=self.lines)
        return [placed.to_problem(finding) for finding in findings]

    def require(self) -> Risks:
        """
        Return the risks.

        Raises
        ------
        InputError
            With every problem, if there is any.
        """
        if self.risks is None or self.problems:
            raise InputError(self.problems, "no risk was assessed")
        return self.risks
