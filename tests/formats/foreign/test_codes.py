"""The codes of imports are all known, and all told."""

import re
from pathlib import Path

from scheduler.formats.foreign.codes import IMPORT_CODES

ROOT = Path(__file__).parents[3]
HOME = ROOT / "scheduler" / "formats" / "foreign" / "codes.py"


def used():
    """Return the codes that stand anywhere in the package."""
    files = (path for path in (ROOT / "scheduler").rglob("*.py") if path != HOME)
    texts = (path.read_text("utf-8") for path in files)
    return {code for text in texts for code in re.findall(r'"(import-[a-z0-9-]+)"', text)}


def test_every_code_has_a_meaning_and_is_used():
    """The list has no more and no less than the package."""
    assert set(IMPORT_CODES) == used()


def test_page_has_every_code_with_its_meaning():
    """In the order of the list."""
    page = (ROOT / "docs" / "how-to" / "import.md").read_text("utf-8")
    rows = re.findall(r"^\| `(import-[a-z0-9-]+)` \| (.*) \|$", page, re.MULTILINE)

    assert rows == list(IMPORT_CODES.items())
