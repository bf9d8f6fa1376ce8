"""What a page quotes of a command's output, held against what the command says."""

import re
from itertools import pairwise

MORE = "…"


def commands(block):
    """
    Return each command of a console block with the lines that are quoted behind it.

    Lines before the first command go on with the output of the one before the block: their
    command is empty.
    """
    before, *parts = re.split(r"^\$ (.+)\n", block, flags=re.MULTILINE)
    told = zip(["", *parts[::2]], [before, *parts[1::2]], strict=True)
    return [(command, lines(text)) for command, text in told if command or lines(text)]


def lines(text):
    """Return the lines of a text that hold anything."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def agrees(quoted, said):
    """Say whether a line is what was said; one that ends with an ellipsis quotes its beginning."""
    return said.startswith(quoted[:-1].rstrip()) if quoted.endswith(MORE) else quoted == said


def is_quoted(quoted, said):
    """
    Say whether quoted lines are those said.

    A line with an ellipsis alone stands for any number of lines, at the beginning and the end, too.
    """
    first, *others = runs(quoted)
    if not others:
        return fits(first, said, 0) and len(first) == len(said)
    *between, last = others
    start = len(first)
    end = len(said) - len(last)
    for run in between:
        found = (at for at in range(start, end) if fits(run, said, at))
        start = next(found, len(said)) + len(run)
    return start <= end and fits(first, said, 0) and fits(last, said, end)


def fits(run, said, at):
    """Say whether lines are those said from one on."""
    part = said[at : at + len(run)]
    return len(part) == len(run) and all(map(agrees, run, part))


def runs(quoted):
    """Return the runs of lines between the ellipses; before the first and after the last, too."""
    marks = [-1, *(at for at, line in enumerate(quoted) if line == MORE), len(quoted)]
    return [quoted[left + 1 : right] for left, right in pairwise(marks)]
