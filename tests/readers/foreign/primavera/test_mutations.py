"""Whatever a file of P6 holds: a schedule with steps, or what is wrong with it."""

from pathlib import Path

import pytest
from numpy.random import default_rng

from scheduler.errors import InputError
from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.pmxml.reading import read_pmxml
from scheduler.readers.foreign.xer.reading import read_xer
from tests.readers.foreign import pmxml_files, xer_files
from tests.readers.foreign.primavera.mutations import spoilt
from tests.readers.foreign.primavera.oracles import FOLDER

FILES = sorted([*FOLDER.glob("xer/*.xer"), *FOLDER.glob("pmxml/*.xml")])
SMALL_XER = xer_files.xer(
    {
        "TASK": [xer_files.task(number) for number in range(1, 5)],
        "TASKPRED": [xer_files.link(1, 2), xer_files.link(2, 3, lag_hr_cnt="4")],
        "RSRC": [{"rsrc_id": "7", "rsrc_name": "LIF", "rsrc_type": "RT_Labor"}],
        "TASKRSRC": [{"task_id": "1", "rsrc_id": "7", "target_qty_per_hr": "8"}],
    }
).encode()
SMALL_PMXML = pmxml_files.pmxml(
    {
        "Calendar": pmxml_files.calendar(),
        "Project": pmxml_files.project(
            pmxml_files.activity(1),
            pmxml_files.activity(2),
            Relationship=pmxml_files.relationship(1, 2),
        ),
    }
).encode()


def _judge(content: bytes, *, is_xml: bool) -> bool:
    """Tell whether a file is read; if so, it has steps, else it says what is wrong."""
    try:
        schedule = (read_pmxml if is_xml else read_xer)(content, "plan")
    except InputError as error:
        return not error.problems
    kinds = [task.kind for project in schedule.projects for task in project.tasks]
    assert any(kind is not ForeignKind.SUMMARY for kind in kinds)
    return True


@pytest.mark.parametrize("is_xml", [False, True])
def test_spoilt_files_are_read_or_refused(is_xml):
    """Sixty of each form: some are read, some refused, none ends otherwise."""
    content = SMALL_PMXML if is_xml else SMALL_XER
    draw = default_rng(84)
    read = [_judge(spoilt(content, draw), is_xml=is_xml) for _ in range(60)]
    assert 0 < sum(read) < 60


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files_spoilt_are_read_or_refused(path: Path):
    """Two hundred changes of each."""
    content, draw = path.read_bytes(), default_rng(83)
    read = [_judge(spoilt(content, draw), is_xml=path.suffix == ".xml") for _ in range(200)]
    assert 0 < sum(read) < 200
