"""What stands in ``manifest.json``: which run wrote which files of a folder of results."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

MANIFEST_FILE = "manifest.json"
MAX_BYTES = 1_000_000

FileName = Annotated[str, StringConstraints(pattern=r"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\z")]
Digest = Annotated[str, StringConstraints(pattern=r"\A[0-9a-f]{64}\z")]


class FileEntry(BaseModel):
    """A frozen part of the document; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RunEntry(FileEntry):
    """
    One run: the command, the SHA-256 of its task graph, its scenario, and the digest of each file.

    ``scenario`` is empty for results about several scenarios.
    """

    kind: str
    graph: str
    scenario: str
    files: Mapping[FileName, Digest]

    @property
    def subject(self) -> tuple[str, str]:
        """What the results are about."""
        return self.graph, self.scenario


class Manifest(FileEntry):
    """
    The runs whose results lie in a folder.

    ``replaced`` names files of earlier runs while they are being replaced; it is empty once that
    is done, and not if it was broken off.
    """

    format: Literal["launch-results/1"] = "launch-results/1"
    runs: tuple[RunEntry, ...]
    replaced: tuple[FileName, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of all files that belong to runs, past ones included."""
        return frozenset(self.replaced).union(*(run.files for run in self.runs))


def parse_manifest(content: bytes) -> Manifest | None:
    """Return a manifest from the bytes of its file, or nothing if they are none."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError:
        return None


def dump_manifest(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest's file; the same manifest gives the same bytes."""
    return f"{manifest.model_dump_json(indent=1)}\n".encode()
