"""Damaged files are refused, or read with what is lost told; nothing else ever happens."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest

from scheduler.errors import InputError, Problem
from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.codes import CODES
from scheduler.readers.foreign.reading import read_foreign

FOLDER = Path(__file__).parents[3] / "data" / "foreign" / "mspdi"
FILES = sorted(FOLDER.glob("*.xml"))
LEAF = re.compile(rb"<(\w+)>[^<]*</\1>")
BLOCK = re.compile(
    rb"<(Task|Tasks|Resource|Calendar|Calendars|Assignment|WeekDay|Exception|PredecessorLink"
    rb"|WorkingTime|TimePeriod|Baseline)>.*?</\1>",
    re.DOTALL,
)
VALUES = (
    b"",
    b"0",
    b"-1",
    b"-65535",
    b"7",
    b"53",
    b"2.5",
    b"1e99",
    b"9" * 30,
    b"NaN",
    b"true",
    b"abc",
    b"PT8H0M0S",
    b"PT-8H0M0S",
    b"P999999D",
    b"0001-01-01T00:00:00",
    b"9999-12-31T23:59:59",
    b"24:00:00",
    b"&#0;",
    b"\xff",
)


@cache
def original(path):
    """Return the bytes of a file, and where its elements lie."""
    content = path.read_bytes()
    return content, list(LEAF.finditer(content)), list(BLOCK.finditer(content))


def mutated(path, draw):
    """Return a file with elements deleted, repeated, swapped, or other values, or cut off."""
    content, leaves, blocks = original(path)
    one, other = draw.choice((leaves, blocks)), draw.choice((leaves, blocks))
    first, second = sorted((draw.choice(one), draw.choice(other)), key=lambda each: each.start())
    before, behind = content[: first.start()], content[first.end() :]
    match draw.randrange(6):
        case 0:
            return before + behind
        case 1:
            return before + first.group() * 2 + behind
        case 2 if first.end() <= second.start():
            between = content[first.end() : second.start()]
            return before + second.group() + between + first.group() + content[second.end() :]
        case 3:
            return content[: draw.randrange(len(content))]
        case 4:
            name = draw.choice(leaves).group(1)
            value = b"<%b>%b</%b>" % (name, draw.choice(VALUES), name)
            return re.sub(rb"<%b>[^<]*</%b>" % (name, name), lambda _: value, content)
        case _:
            leaf = draw.choice(leaves)
            value = b"<%b>%b</%b>" % (leaf.group(1), draw.choice(VALUES), leaf.group(1))
            return content[: leaf.start()] + value + content[leaf.end() :]


def judge(path, content):
    """Read damaged bytes: they have problems with a way out, or steps and notices."""
    path.write_bytes(content)
    problems: Sequence[Problem] = ()
    schedule = None
    try:
        schedule = read_foreign(path)
    except InputError as error:
        problems = error.problems
    assert {problem.code for problem in problems} <= CODES.keys()
    assert all(problem.hint for problem in problems)
    if schedule is None:
        assert problems
        return
    kinds = {row.kind for project in schedule.projects for row in project.tasks}
    assert kinds & {ForeignKind.TASK, ForeignKind.MILESTONE}
    assert all(each.code.startswith("import-") and each.text for each in schedule.notices)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_are_refused_or_told(tmp_path, seed):
    """One mutation of a file each."""
    draw = Random(seed)
    judge(tmp_path / "plan.xml", mutated(draw.choice(FILES), draw))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(15))
def test_many_damaged_files_are_refused_or_told(tmp_path, seed):
    """Two hundred mutations a seed, 3,000 in all."""
    draw = Random(1000 + seed)
    for _ in range(200):
        judge(tmp_path / "plan.xml", mutated(draw.choice(FILES), draw))
