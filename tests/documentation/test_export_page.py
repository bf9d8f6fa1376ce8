"""The page on exports names every kind of loss or decision that a report can have."""

import re

from scheduler.interchange.outgoing.unsaid.kinds import UNSAID
from tests.documentation.pages import read

PAGE = read("docs/how-to/export.md")


def test_page_names_every_code_and_no_other():
    """A planner who sees a code finds what it means."""
    assert set(re.findall(r"`export-([\w-]+)`", PAGE)) == {each.code for each in UNSAID}
