"""What is wrong with a workbook is known by codes, each with its meaning."""

import re
from pathlib import Path

import scheduler.readers.workbook
from scheduler.readers.workbook.codes import CODES
from tests.documentation.pages import read

FOLDER = Path(scheduler.readers.workbook.__file__).parent


def test_every_code_is_told():
    """The codes of the reader are those that are listed, and those of the page."""
    texts = [path.read_text("utf-8") for path in FOLDER.glob("*.py") if path.stem != "codes"]
    used = {code for text in texts for code in re.findall(r'"(workbook-[a-z-]+)"', text)}
    rows = re.findall(r"^\| `(workbook-[a-z-]+)` \| (.+) \|$", read("docs/how-to/table.md"), re.M)
    assert set(CODES) == used
    assert dict(rows) == dict(CODES)
