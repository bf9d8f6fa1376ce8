"""What lies in a folder of results, whose it is, and what a new run leaves of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scheduler.errors import ExportError
from scheduler.formats.manifest import (
    MANIFEST_FILE,
    MAX_BYTES,
    Manifest,
    RunEntry,
    parse_manifest,
)
from scheduler.formats.result_names import RENEWED, STEMS, is_result

PLAN_FILE = "plan.json"
MARKS = {PLAN_FILE: b'"launch-plan/', "ladder.json": b'"rungs"', "levers.csv": b"setting,title,"}
"""By what results are known that were written before there were manifests."""
HEAD = 4_000
HISTORY = "history"
"""The kind of results that are about many plans, and let those lie that are there."""
PICTURED = frozenset({"gantt", HISTORY, "risk"})
"""Kinds of results that give way to newer ones of theirs, whichever plans these are about."""
MOST_NAMED = 3
WAY_OUT = "Name another folder with --out, or remove what lies there."


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsRun:
    """
    What is written: its kind, and the digest of the task graph and the scenario that it is about.

    ``plan`` is the digest of a plan file that pictures are drawn of; they join its run.
    """

    kind: str
    graph: str
    scenario: str = ""
    plan: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """A folder's manifest, if it has one, and the names in it that are results of this program."""

    folder: Path
    manifest: Manifest | None
    ours: frozenset[str]

    def require_ours(self, names: Iterable[str]) -> None:
        """
        See that no file of other origin has one of some names.

        Raises
        ------
        ExportError
            If one has.
        """
        names = sorted(names)
        self._refuse([each for each in names if (self.folder / each).is_dir()], "a folder named")
        taken = [each for each in names if self._is_there(each) and each not in self.ours]
        self._refuse(taken, "files not written by this program:")

    def _is_there(self, name: str) -> bool:
        path = self.folder / name
        return path.is_symlink() or path.exists()

    def _refuse(self, names: list[str], what: str) -> None:
        if names:
            more = ", ..." if names[MOST_NAMED:] else ""
            shown = f"{', '.join(names[:MOST_NAMED])}{more}"
            message = f"{self.folder} cannot be written: it holds {what} {shown}\n    {WAY_OUT}"
            raise ExportError(message)


def hold(folder: Path) -> Holdings:
    """
    Return what lies in a folder.

    Raises
    ------
    ExportError
        If its manifest is none of this program.
    """
    content = _head(folder / MANIFEST_FILE, MAX_BYTES)
    if content is not None:
        manifest = parse_manifest(content)
        if manifest is None:
            message = (
                f"{folder} cannot be written: its {MANIFEST_FILE} was not written by this program\n"
                f"    {WAY_OUT}"
            )
            raise ExportError(message)
        names = frozenset(filter(is_result, manifest.names))
        return Holdings(folder=folder, manifest=manifest, ours=names)
    old = any(mark in (_head(folder / name, HEAD) or b"") for name, mark in MARKS.items())
    ours = frozenset(each.name for each in folder.iterdir() if is_result(each.name))
    return Holdings(folder=folder, manifest=None, ours=ours if old else frozenset())


def require_free(folder: Path, kind: str) -> None:
    """
    See before a search that a folder has nothing in the way of results of some kind.

    Raises
    ------
    ExportError
        If it has.
    """
    names = [each.name for each in folder.iterdir() if is_result(each.name, STEMS[kind])]
    hold(folder).require_ours(names)


def succeed(
    held: Holdings, entry: RunEntry, run: ResultsRun
) -> tuple[Manifest | None, frozenset[str]]:
    """
    Return the manifest once a run is there, and the names of the files that leave for it.

    Results of other commands about the same graph and scenario stay. Pictures join the run of
    their plan; where that has no manifest, they get none either.

    Raises
    ------
    ExportError
        If pictures would take the place of those of another plan.
    """
    runs = () if held.manifest is None else held.manifest.runs
    present = frozenset(name for name in held.ours if (held.folder / name).is_file())
    new = frozenset(entry.files)
    if run.plan is not None:
        host = next((each for each in runs if each.files.get(PLAN_FILE) == run.plan), None)
        if host is not None:
            old = _outlived(host, run.kind)
            left = {name: digest for name, digest in host.files.items() if name not in old}
            joined = host.model_copy(update={"files": {**left, **entry.files}})
            others = tuple(each for each in runs if each is not host)
            return _manifest((*others, joined)), present & (new | old)
        if held.manifest is None and PLAN_FILE in present:
            return None, present & new
        _require_own_place(held.folder, runs, new)
    kept = tuple(each for each in runs if _stays(each, entry))
    staying = frozenset[str]().union(*(each.files for each in kept))
    return _manifest((*kept, entry)), present - staying


def _outlived(host: RunEntry, kind: str) -> frozenset[str]:
    """Return the files in the run of a plan that new ones of a kind take the place of."""
    stems = RENEWED.get(kind)
    return frozenset() if stems is None else frozenset(x for x in host.files if is_result(x, stems))


def _stays(earlier: RunEntry, entry: RunEntry) -> bool:
    """Whether results of an earlier run can lie beside those of a new one."""
    is_other = earlier.kind != entry.kind and earlier.files.keys().isdisjoint(entry.files)
    return is_other and (earlier.subject == entry.subject or entry.kind == HISTORY)


def _require_own_place(folder: Path, runs: Iterable[RunEntry], new: frozenset[str]) -> None:
    if any(run.kind not in PICTURED and not new.isdisjoint(run.files) for run in runs):
        message = f"{folder} cannot be written: it holds the results of another plan\n    {WAY_OUT}"
        raise ExportError(message)


def _manifest(runs: Iterable[RunEntry]) -> Manifest:
    return Manifest(runs=tuple(sorted(runs, key=lambda run: run.kind)))


def _head(path: Path, most: int) -> bytes | None:
    """Return the beginning of a file, or nothing where there is not a regular file."""
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        return stream.read(most)
