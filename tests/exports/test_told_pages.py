from dataclasses import replace
from html.parser import HTMLParser

import pytest

from scheduler.analyse.comparing.comparison import compare
from scheduler.exports.comparing.told_pages import write_told_pages
from scheduler.exports.folder.names import safe_stems
from scheduler.formats.result_names import is_result
from tests.analyse.comparing_plans import later_plan, told_plan
from tests.living.m1 import m1


class Texts(HTMLParser):
    """Collects the cells of a page row by row, and every tag."""

    def __init__(self):
        super().__init__()
        self.rows, self.tags, self.text, self.is_in_cell = [], [], "", False

    def handle_starttag(self, tag, attrs):
        """Begin a row or a cell."""
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag == "td":
            self.rows[-1].append("")
            self.is_in_cell = True

    def handle_endtag(self, tag):
        """End a cell."""
        self.is_in_cell = self.is_in_cell and tag != "td"

    def handle_data(self, data):
        """Take a text, into its cell if it stands in one."""
        self.text += data
        if self.is_in_cell:
            self.rows[-1][-1] += data


def read(file):
    """Return the parsed page of a file."""
    page = Texts()
    page.feed(file.read_text(encoding="utf-8"))
    return page


@pytest.fixture
def found():
    """Return the announced plan of M1 beside the one as of Tue 09:00."""
    return compare(told_plan(m1()), later_plan(m1()))


def test_each_crew_has_a_page_of_what_changes(found, tmp_path):
    """ELE works on b until 12:00 now, not 10:00; MEC does d Tue 12-14, not 10-12."""
    files = {file.name: file for file in write_told_pages(found, tmp_path)}

    assert sorted(files) == ["told-ELE.html", "told-MEC.html", "told.html"]
    rows = [row for row in read(files["told-ELE.html"]).rows if row]
    assert rows == [
        ["≠ changed", "b", "HALL", "09:00 to 10:00, 2 people", "09:00 to 12:00, 2 people"]
    ]
    rows = [row for row in read(files["told-MEC.html"]).rows if row]
    assert rows == [
        ["≠ changed", "d", "PAD", "10:00 to 12:00, 4 people", "12:00 to 14:00, 4 people"]
    ]


def test_first_page_leads_to_those_of_the_crews(found, tmp_path):
    """Both crews have something to be told; each name is a link to a file that is there."""
    write_told_pages(found, tmp_path)
    page = read(tmp_path / "told.html")

    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert sorted(links) == ["told-ELE.html", "told-MEC.html"]
    assert all((tmp_path / each).exists() for each in links)


def test_crews_for_which_nothing_changes_have_no_page(tmp_path):
    """Of one plan beside itself nobody has to be told."""
    plan = later_plan(m1())
    files = write_told_pages(compare(plan, plan), tmp_path)

    assert [file.name for file in files] == ["told.html"]
    assert "Nothing changes for any crew." in read(files[0]).text


def test_hostile_names_stay_text(found, tmp_path):
    """A step called like a tag is shown as it is written."""
    evil = "<script>alert(1)</script>"
    shift = found.told[0]
    steps = tuple(replace(each, id=evil) for each in shift.steps)
    found = replace(found, told=(replace(shift, crew="../x y", steps=steps),))

    files = write_told_pages(found, tmp_path)
    assert all(file.parent == tmp_path and is_result(file.name) for file in files)
    page = read(files[1])
    assert evil in page.text
    assert "script" not in {tag for tag, _ in page.tags}


def test_pages_ask_no_other_host(found, tmp_path):
    """Nothing in them leads out of the folder."""
    for file in write_told_pages(found, tmp_path):
        assert "http" not in file.read_text(encoding="utf-8")


def test_stems_of_crews_are_told_apart_on_every_disk():
    """Names that differ in letters or signs that disks do not see get a mark; plain ones do not."""
    stems = safe_stems(["MEC", "mec", "A B", "A-B", "CON", "试验"])

    assert len({each.casefold() for each in stems.values()}) == len(stems)
    assert stems["A-B"] == "A-B"
    assert stems["试验"] == "试验"
    assert all(is_result(f"told-{each}.html") for each in stems.values())
