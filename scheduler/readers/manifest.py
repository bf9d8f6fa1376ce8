"""Read ``manifest.json``, and hold the files of a folder against it."""

import stat
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.manifest import MANIFEST_FILE, MAX_BYTES, Manifest, parse_manifest
from scheduler.formats.result_names import is_result


def read_manifest(folder: Path) -> Manifest | None:
    """
    Return the manifest of a folder of results, or nothing if it has none.

    Raises
    ------
    InputError
        If the file of that name is no manifest, or cannot be read.
    """
    path = folder / MANIFEST_FILE
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _no_manifest(path, "is not a regular file")
        with path.open("rb") as stream:
            manifest = parse_manifest(stream.read(MAX_BYTES))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _no_manifest(path, f"cannot be read: {error.strerror or error}") from error
    if manifest is None:
        raise _no_manifest(path, "is not a manifest of results")
    return manifest


def find_false_files(folder: Path) -> list[str]:
    """
    Say which files of a folder of results are not those that its runs wrote.

    Raises
    ------
    InputError
        If the manifest of the folder is none.
    """
    manifest = read_manifest(folder)
    return [] if manifest is None else list(_false_files(folder, manifest))


def _false_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    if manifest.replaced:
        yield "the last run was interrupted while writing; write the results again"
    for run in manifest.runs:
        for name, digest in run.files.items():
            found = _digest(folder / name)
            if found is None:
                yield f"{name} is missing"
            elif found != digest:
                yield f"{name} is not the file that was written (digests differ)"
    for name in sorted(each.name for each in folder.iterdir() if is_result(each.name)):
        if name not in manifest.names:
            yield f"{name} belongs to no run that the manifest lists"


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a plain file, or nothing where there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _no_manifest(path: Path, message: str) -> InputError:
    hint = "Plan again into another folder, or remove the file."
    return InputError(
        [Problem(code="not-a-manifest", message=message, where=Where(str(path)), hint=hint)]
    )
