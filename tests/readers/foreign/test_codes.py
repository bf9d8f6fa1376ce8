"""What a file is refused for is known by codes, each with its meaning."""

import re
from pathlib import Path

import scheduler.readers.foreign
from scheduler.readers.foreign.codes import CODES

FOLDER = Path(scheduler.readers.foreign.__file__).parent


def test_every_code_has_its_meaning():
    """The codes in the text of the readers are those that are listed, and no others."""
    texts = [path.read_text("utf-8") for path in FOLDER.rglob("*.py") if path.stem != "codes"]
    used = {code for text in texts for code in re.findall(r'"(foreign-[a-z-]+)"', text)}
    assert used == {code for code in CODES if code.startswith("foreign-")}
