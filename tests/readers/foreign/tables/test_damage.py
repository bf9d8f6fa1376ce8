"""Damaged lists: told, or read with steps, and never anything else."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from scheduler.errors import InputError
from scheduler.readers.foreign.reading import read_foreign

FILES = Path(__file__).parents[3] / "data" / "foreign" / "tables"


def damaged(content, chance):
    """Return a text table with rows or cells deleted, repeated, swapped or cut off."""
    rows = [row.split(b";") for row in content.split(b"\r\n")]
    for _ in range(chance.randint(1, 4)):
        row = chance.randrange(len(rows))
        cell = chance.randrange(len(rows[row]))
        other = chance.randrange(len(rows))
        what = chance.randrange(7)
        if what == 0 and len(rows) > 1:
            del rows[row]
        elif what == 1:
            rows.insert(other, list(rows[row]))
        elif what == 2:
            rows[row], rows[other] = rows[other], rows[row]
        elif what == 3:
            del rows[row][cell]
            rows[row] = rows[row] or [b""]
        elif what == 4:
            rows[row].insert(cell, rows[other][0])
        elif what == 5:
            rows[row][cell] = chance.choice(
                [b"", b"\xff\xfe", b'"', b"=1", b"-", b"x" * 300, b"1e999"]
            )
        else:
            rows[row][cell] = rows[row][cell][: chance.randint(0, 3)]
    text = b"\r\n".join(b";".join(row) for row in rows)
    return text[: chance.randrange(len(text))] if chance.random() < 0.1 else text


def judge(path):
    """Read a file: nothing but a refusal is raised, and a schedule has steps."""
    with suppress(InputError):
        schedule = read_foreign(path)
        assert any(each.name for each in schedule.projects[0].tasks)


def _damage_many(tmp_path, seeds):
    content = (FILES / "ablaufplan-de-cp1252.csv").read_bytes()
    for seed in seeds:
        path = tmp_path / "list.csv"
        path.write_bytes(damaged(content, random.Random(seed)))
        judge(path)


def test_damaged_lists_are_told_or_read(tmp_path):
    """A few dozen ways of breaking a list."""
    _damage_many(tmp_path, range(60))


@pytest.mark.slow
def test_very_many_damaged_lists_are_told_or_read(tmp_path):
    """Thousands of them, and workbooks with bytes turned."""
    _damage_many(tmp_path, range(1000, 3000))
    content = (FILES / "working-list-synthetic.xlsx").read_bytes()
    for seed in range(120):
        chance = random.Random(seed)
        bytes_ = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
        path = tmp_path / "list.xlsx"
        path.write_bytes(
            bytes(bytes_[: chance.choice([len(bytes_), chance.randrange(len(bytes_))])])
        )
        judge(path)
