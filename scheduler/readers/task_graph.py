"""Read a task graph: from a file to a campaign, or to everything that is wrong with it."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from scheduler.errors import InputError
from scheduler.readers.building import build
from scheduler.readers.draft import Draft, in_file_order
from scheduler.readers.foreign.elsewhere import find_schedule
from scheduler.readers.yaml.file_text import decode, read_bytes
from scheduler.readers.yaml.nodes import read_nodes
from scheduler.readers.yaml.running_text import join_texts


def read_task_graph(path: Path) -> Draft:
    """
    Read a task graph.

    All mistakes of the file are reported together; it never raises for what a file may hold.

    Parameters
    ----------
    path
        The file; problems name it as given here.

    Returns
    -------
        The campaign, or the problems in file order.
    """
    file = str(path)
    try:
        content = read_bytes(path)
    except InputError as error:
        return Draft(file=file, problems=find_schedule(path) or tuple(error.problems))
    draft = parse_task_graph(content, file)
    found = () if draft.text else find_schedule(path)
    return replace(draft, problems=found) if found else draft


def read_time_zone(path: Path) -> str:
    """
    Return the name of the time zone that a task graph states, without reading the rest.

    Raises
    ------
    InputError
        If there is no such file, or it cannot be read.
    """
    nodes = read_nodes(decode(read_bytes(path), str(path)), str(path))
    stated = (nodes.data or {}).get("time_zone")
    return stated if isinstance(stated, str) else "UTC"


def parse_task_graph(content: bytes, file: str) -> Draft:
    """Read a task graph from the bytes of a file; ``file`` names it in problems."""
    digest = sha256(content).hexdigest()
    try:
        text = decode(content, file)
    except InputError as error:
        return Draft(file=file, digest=digest, problems=tuple(error.problems))
    return _read_text(text, file, digest)


def _read_text(text: str, file: str, digest: str) -> Draft:
    nodes = read_nodes(text, file)
    if nodes.data is None:
        return Draft(file=file, digest=digest, problems=in_file_order(nodes.problems))
    data, gaps, remarks = join_texts(nodes.data, nodes.gaps)
    campaign, findings = build(data, gaps, nodes.spoilt)
    placed = Draft(file=file, digest=digest, lines=nodes.lines)
    problems = in_file_order([*nodes.problems, *map(placed.to_problem, findings)])
    return Draft(
        file=file,
        digest=digest,
        text=text,
        campaign=None if problems else campaign,
        problems=problems,
        remarks=tuple(remarks),
        lines=nodes.lines,
    )
