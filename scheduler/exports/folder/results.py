"""A folder of results as a whole: one run replaces another, and nothing is mixed."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from scheduler.errors import ExportError
from scheduler.exports.folder.holdings import Holdings, ResultsRun, hold, succeed
from scheduler.exports.folder.locking import locked
from scheduler.exports.folder.writing import WAY_OUT, refusal, sync_folder, write_new
from scheduler.formats.manifest import MANIFEST_FILE, Manifest, RunEntry, dump_manifest
from scheduler.formats.result_names import is_result

STAGING = ".launch-scheduler-"
"""How the names of folders begin in which results wait until all are there."""

LIFE = 60.0
"""Seconds after which a partial file that is still there has no writer."""

Writer = Callable[[Path], list[Path]]


def renew(folder: Path, run: ResultsRun, write: Writer) -> list[Path]:
    """
    Write the results of a run into a folder, where they take the place of earlier ones.

    Everything is written beside the folder's files first. Then files of earlier runs give way, and
    the new ones move in; if that fails, the earlier ones come back. Files of other origin stay.

    Parameters
    ----------
    folder
        The folder; it is made if there is none.
    run
        What is written, and about what.
    write
        Writes the files into the folder that it is given, and returns them.

    Returns
    -------
    list[Path]
        The files, in the order in which they were written, and the manifest.

    Raises
    ------
    ExportError
        If the folder cannot be written, or holds other files of the same names.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = folder.stat()
        with locked(folder):
            _clear_broken_off(folder)
            names = _stage(folder, run, write)
            sync_folder(folder)
        _require_same(folder, before)
    except (OSError, ValueError) as error:
        message = f"{refusal(folder, error)}\n    {WAY_OUT}"
        raise ExportError(message) from error
    return [folder / name for name in names]


def _require_same(folder: Path, before: os.stat_result) -> None:
    """See that a folder is still the one that was written into."""
    after = folder.stat() if folder.is_dir() else None
    if after is None or not os.path.samestat(before, after):
        message = f"{folder} was removed or replaced while it was written; write it again"
        raise ExportError(message)


def _clear_broken_off(folder: Path) -> None:
    """Remove what runs left that were killed while they wrote; the lock says that none writes."""
    for entry in list(os.scandir(folder)):
        if entry.name.startswith(STAGING) and entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif _is_dead(entry):
            Path(entry.path).unlink(missing_ok=True)


def _is_dead(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a partial file that nobody writes any more."""
    match = re.fullmatch(r"\.(.+)\.partial", entry.name)
    if match is None or not entry.is_file(follow_symlinks=False):
        return False
    is_ours = is_result(match[1]) or re.fullmatch("[0-9a-f]{16}", match[1]) is not None
    return is_ours and time.time() - entry.stat(follow_symlinks=False).st_mtime > LIFE


def _stage(folder: Path, run: ResultsRun, write: Writer) -> list[str]:
    """Write everything beside its place, then move it there; return the names."""
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
    try:
        written = _written(folder, staging, write)
        names = list(dict.fromkeys(path.name for path in written))
        entry = RunEntry(
            kind=run.kind,
            graph=run.graph,
            scenario=run.scenario,
            files={name: sha256((staging / name).read_bytes()).hexdigest() for name in names},
        )
        return _replace(folder, staging, entry, run)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _written(folder: Path, staging: Path, write: Writer) -> list[Path]:
    """Write the files beside their place, and tell of that place if it fails."""
    try:
        return write(staging)
    except ExportError as error:
        message = str(error).replace(str(staging), str(folder))
        raise ExportError(f"{message}\n    {WAY_OUT}") from error


def _replace(folder: Path, staging: Path, entry: RunEntry, run: ResultsRun) -> list[str]:
    """Move files of earlier runs aside and new ones in; take it all back if one step fails."""
    held = hold(folder)
    held.require_ours(entry.files)
    after, leaving = succeed(held, entry, run)
    aside = staging / "earlier"
    aside.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        if after is not None:
            _announce(folder, staging, Manifest(runs=after.runs, replaced=tuple(sorted(leaving))))
        moves = [(folder / name, aside / name) for name in sorted(leaving)]
        moves += [(staging / name, folder / name) for name in entry.files]
        for source, target in moves:
            source.replace(target)
            moved.append((source, target))
        if after is not None:
            _announce(folder, staging, after)
    except BaseException:
        _take_back(folder, staging, moved, held)
        raise
    return [*entry.files, *([] if after is None else [MANIFEST_FILE])]


def _announce(folder: Path, staging: Path, manifest: Manifest) -> None:
    """Put a manifest into a folder, whole."""
    (staging / MANIFEST_FILE).unlink(missing_ok=True)
    write_new(staging / MANIFEST_FILE, dump_manifest(manifest))
    (staging / MANIFEST_FILE).replace(folder / MANIFEST_FILE)


def _take_back(folder: Path, staging: Path, moved: list[tuple[Path, Path]], held: Holdings) -> None:
    """Bring a folder back to where it was, as far as the disk allows."""
    for source, target in reversed(moved):
        with suppress(OSError):
            target.replace(source)
    with suppress(OSError):
        if held.manifest is None:
            (folder / MANIFEST_FILE).unlink(missing_ok=True)
        else:
            _announce(folder, staging, held.manifest)
