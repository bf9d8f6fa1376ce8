"""Whatever was done to a file: a task graph with steps, or what is wrong and the way out."""

import re
from pathlib import Path
from random import Random

import pytest
from numpy.random import default_rng

from scheduler.errors import InputError
from scheduler.interchange.choices import ImportChoices
from scheduler.pipeline.interchange.reading import read_import
from tests.readers.foreign.mspdi.test_mutations import mutated
from tests.readers.foreign.primavera.mutations import spoilt

FOLDER = Path(__file__).parents[1] / "data" / "foreign"
SMALL = [
    "mspdi/external-link-mpxj.xml",
    "xer/two-projects-external-2012.xer",
    "pmxml/two-projects-external-2012.xml",
    "tables/ablaufplan-de-cp1252.csv",
]
ASKED = re.compile(r"--(launch|start|project) (\S+?)\.\s")
QUESTIONS = 3


def damaged(path: Path, seed: int) -> bytes:
    """Return the bytes of a file with one change."""
    if path.parent.name == "mspdi":
        return bytes(mutated(path, Random(seed)))
    if path.parent.name == "tables":
        return bytes(damaged_list(path.read_bytes(), Random(seed)))
    return bytes(spoilt(path.read_bytes(), default_rng(seed)))


def damaged_list(content: bytes, draw: Random) -> bytes:
    """Return a list with a row gone, twice or elsewhere, cut off, or with another field."""
    rows = content.split(b"\n")
    one, other = draw.randrange(len(rows)), draw.randrange(len(rows))
    match draw.randrange(5):
        case 0:
            del rows[one]
        case 1:
            rows.insert(one, rows[other])
        case 2:
            rows[one], rows[other] = rows[other], rows[one]
        case 3:
            return content[: draw.randrange(len(content))]
        case _:
            fields = rows[one].split(b";")
            value = draw.choice((b"", b"-1", b"1e99", b"100%", b"9999-12-31", b'"', b"5EE+3 Tage"))
            fields[draw.randrange(len(fields))] = value
            rows[one] = b";".join(fields)
    return b"\n".join(rows)


def judge(path: Path) -> bool:
    """Tell whether a file is imported, its questions answered as proposed."""
    answers: dict[str, str] = {}
    for _ in range(QUESTIONS):
        try:
            done = read_import(path, ImportChoices.model_validate(answers))
        except InputError as error:
            problems, said = error.problems, f"{error}\n"
        else:
            assert done.campaign.tasks
            return True
        assert problems
        assert all(problem.hint for problem in problems)
        asked = {name: value.strip("'\"") for name, value in ASKED.findall(said)}
        if asked.items() <= answers.items():
            return False
        answers |= asked
    return False


def judged(folder: Path, name: str, seeds: range) -> None:
    """Judge a file with one change for each seed."""
    for seed in seeds:
        path = folder / Path(name).name
        path.write_bytes(damaged(FOLDER / name, seed))
        judge(path)


@pytest.mark.parametrize("name", SMALL)
def test_damaged_files_are_imported_or_refused(name, tmp_path):
    """The file itself is imported; eight changes of it end in no other way."""
    assert judge(FOLDER / name)
    judged(tmp_path, name, range(8))


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
@pytest.mark.parametrize("name", SMALL)
def test_very_many_damaged_files_are_imported_or_refused(name, block, tmp_path):
    """Three thousand in all."""
    judged(tmp_path, name, range(1000 + 75 * block, 1000 + 75 * (block + 1)))
