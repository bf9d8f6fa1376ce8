"""Read ``progress.yaml``: from a file to progress, or to everything that is wrong with it."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from scheduler.errors import InputError, Severity
from scheduler.model.campaign import Campaign
from scheduler.model.mistakes.file_kind import PROGRESS, reading
from scheduler.readers.draft import in_file_order
from scheduler.readers.progress.building import build_progress
from scheduler.readers.progress.draft import ProgressDraft
from scheduler.readers.yaml.file_text import decode, read_bytes
from scheduler.readers.yaml.nodes import read_nodes
from scheduler.readers.yaml.running_text import join_texts


def read_progress_yaml(path: Path, campaign: Campaign) -> ProgressDraft:
    """
    Read a progress file.

    All mistakes of the file are reported together; it never raises for what a file may hold.

    Parameters
    ----------
    path
        The file; problems name it as given here.
    campaign
        The campaign that its facts are of.

    Returns
    -------
        The progress, or the problems in file order.
    """
    file = str(path)
    try:
        with reading(PROGRESS):
            content = read_bytes(path)
    except InputError as error:
        return ProgressDraft(file=file, problems=tuple(error.problems))
    return parse_progress_yaml(content, file, campaign)


def parse_progress_yaml(content: bytes, file: str, campaign: Campaign) -> ProgressDraft:
    """Read a progress file from its bytes; ``file`` names it in problems."""
    with reading(PROGRESS):
        return _parse(content, file, campaign)


def _parse(content: bytes, file: str, campaign: Campaign) -> ProgressDraft:
    draft = ProgressDraft(file=file, digest=sha256(content).hexdigest())
    try:
        text = decode(content, file)
    except InputError as error:
        return replace(draft, problems=tuple(error.problems))
    nodes = read_nodes(text, file)
    if nodes.data is None:
        return replace(draft, problems=in_file_order(nodes.problems))
    draft = replace(draft, lines=nodes.lines)
    data, gaps, remarks = join_texts(nodes.data, nodes.gaps)
    progress, findings = build_progress(data, campaign, gaps, nodes.spoilt)
    problems = in_file_order([*nodes.problems, *draft.to_problems(findings)])
    return replace(
        draft,
        text=text,
        progress=None if problems else progress,
        problems=problems,
        remarks=tuple(
            replace(each, severity=Severity.WARNING) for each in draft.to_problems(remarks)
        ),
    )
