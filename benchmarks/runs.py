"""Runs of solvers on projects, and the log that keeps each as soon as it is over."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple, Self

ENGINE, RIVAL = "engine", "PyJobShop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """
    What is known of a project.

    ``best`` is the best makespan and ``bound`` the best bound, nothing where none is told;
    ``feasible`` says whether there is a schedule; ``published`` are makespans by solver.
    """

    best: int | None = None
    bound: int | None = None
    feasible: bool | None = None
    published: Mapping[str, int]


class Key(NamedTuple):
    """What makes two runs the same."""

    set: str
    instance: str
    solver: str
    seed: int
    limit: float
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """
    What a solver found for a project.

    There is no makespan if it found no schedule, or one that breaks a rule; ``refused`` then says
    which. ``seconds_to_best`` is nothing where the solver does not tell.
    """

    makespan: int | None
    bound: int
    infeasible: bool
    seconds: float
    seconds_to_best: float | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One solver on one project, and what else is known of the project."""

    key: Key
    found: Found
    known: Known

    @property
    def proved(self) -> bool:
        """Whether no schedule can be shorter."""
        return self.found.makespan is not None and self.found.makespan == self.found.bound

    @property
    def solver(self) -> str:
        """The solver with its seconds and workers."""
        return f"{self.key.solver}, {self.key.limit:g} s x {self.key.workers}"

    @property
    def project(self) -> tuple[str, str]:
        """The set and the name of the project."""
        return self.key.set, self.key.instance

    @property
    def contradiction(self) -> str:
        """What cannot be true beside what is known; empty if all of it can."""
        found, known = self.found, self.known
        if found.infeasible and known.feasible:
            return "said to be infeasible, which it is not"
        if found.makespan is None:
            return ""
        if known.feasible is False:
            return f"has a schedule of {found.makespan}, though it is known to be infeasible"
        if known.bound is not None and found.makespan < known.bound:
            return f"has a schedule of {found.makespan}, below the known bound {known.bound}"
        if known.best is not None and found.bound > known.best:
            return f"has a bound of {found.bound}, above the known schedule of {known.best}"
        return ""

    def as_line(self) -> str:
        """Return it as a line of JSON."""
        parts = {"key": self.key._asdict(), "found": asdict(self.found)}
        return json.dumps(parts | {"known": asdict(self.known)})

    def as_row(self) -> dict[str, Any]:
        """Return it as a flat row of a table."""
        known = {"best_known": self.known.best, "known_bound": self.known.bound}
        return self.key._asdict() | asdict(self.found) | {"proved": self.proved} | known

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the run of a line that has been read."""
        return cls(
            key=Key(**data["key"]), found=Found(**data["found"]), known=Known(**data["known"])
        )


FOUND_COLUMNS = tuple(field.name for field in fields(Found))
ROW_COLUMNS = (*Key._fields, *FOUND_COLUMNS, "proved", "best_known", "known_bound")


def read_log(path: Path) -> list[Run]:
    """Return the runs of a log, of each the last; a line that was cut off at the end is none."""
    runs: dict[Key, Run] = {}
    if path.exists():
        for run in _parse(path.read_text(encoding="utf-8").splitlines()):
            runs[run.key] = run
    return list(runs.values())


def _parse(lines: Iterable[str]) -> Iterator[Run]:
    for line in lines:
        try:
            yield Run.from_data(json.loads(line))
        except json.JSONDecodeError:
            continue


def append_run(path: Path, run: Run) -> None:
    """Add a run to a log."""
    is_cut = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    with path.open("a", encoding="utf-8") as file:
        file.write(("\n" if is_cut else "") + run.as_line() + "\n")
