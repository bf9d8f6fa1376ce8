"""Files of P6, read as another reader understands them, file by file."""

import pytest

from scheduler.formats.foreign.words import ForeignKind
from tests.readers.foreign.primavera.oracles import oracle, ours, schedule, theirs

CYRILLIC = "xer/cyrillic-2012.xer"
LAUNCH = "xer/launch-campaign-mpxj.xer"
BUSINESS = "xer/new-business-83.xer"
TWO = "xer/two-projects-external-2012.xer"
TWO_XML = "pmxml/two-projects-external-2012.xml"

COUNTS = {
    CYRILLIC: [(2, 0, 10, 4, 5)],
    LAUNCH: [(17, 17, 6, 12, 6)],
    BUSINESS: [(83, 86, 9, 90, 12)],
    TWO: [(1, 0, 3, 0, 2), (2, 1, 3, 0, 2)],
    TWO_XML: [(1, 0, 3, 0, 2), (2, 1, 3, 0, 2)],
}
"""Of each project the steps, links, resources, assignments and calendars."""
NOTICES = {
    CYRILLIC: ["import-encoding-guessed", "import-costs"],
    LAUNCH: [],
    BUSINESS: ["import-expected-finish", "import-units-zero"],
    TWO: ["import-encoding-guessed", "import-costs"],
    TWO_XML: [],
}
WRONG = {BUSINESS: {"weeks"}}
"""Where the oracle is wrong: it fills calendars that derive from another one with a week."""


@pytest.fixture(scope="module")
def files():
    """Every file as we read it, once."""
    return {name: schedule(name) for name in COUNTS}


@pytest.mark.parametrize("name", COUNTS)
def test_counts_of_each_file(files, name):
    """Nothing is missing, nothing is made up."""
    counts = [
        (
            sum(task.kind is not ForeignKind.SUMMARY for task in project.tasks),
            len(project.links),
            len(project.resources),
            len(project.assignments),
            len(project.calendars),
        )
        for project in files[name].projects
    ]
    assert counts == COUNTS[name]
    assert [notice.code for notice in files[name].notices] == NOTICES[name]


@pytest.mark.parametrize("name", COUNTS)
def test_each_file_says_what_the_oracle_says(files, name):
    """Hours, dates, links with their lags, calendars, people: all the same."""
    wanted = oracle(name)
    assert {project.uid for project in files[name].projects} == set(wanted)
    for project in files[name].projects:
        found, right = ours(project), theirs(wanted[project.uid])
        differing = {key for key in found if found[key] != right[key]}
        assert differing == WRONG.get(name, set())


def test_calendars_that_derive_from_another_have_its_lunch(files):
    """Ten calendars of one file state no hours at all, so they have those of the first one."""
    weeks = ours(files[BUSINESS].projects[0])["weeks"]
    assert len(weeks) == 12
    assert all(week == weeks["1"] for week in weeks.values())
    assert weeks["1"]["mon"] == ["08:00-12:00", "13:00-17:00"]


def test_a_calendar_that_is_called_round_the_clock_works_22_hours(files):
    """Names lie."""
    project = files[CYRILLIC].projects[0]
    assert ours(project)["weeks"]["6205"]["sun"] == ["01:00-12:00", "13:00-24:00"]


def test_letters_beyond_the_west_are_read_right(files):
    """No code page is named in the file, and the names are Russian."""
    wanted = [task["name"] for task in oracle(CYRILLIC)["5442"]["tasks"] if "parent" in task]
    assert [task.name for task in files[CYRILLIC].projects[0].tasks] == wanted
    assert list(files[CYRILLIC].notices[0].names) == wanted


@pytest.mark.parametrize("name", [TWO, TWO_XML])
def test_a_link_between_projects_names_the_foreign_activity(files, name):
    """The other project is a stub, in either form."""
    stub, own = files[name].projects
    assert (stub.is_stub, own.is_stub) == (True, False)
    assert [link.outside for link in own.links] == ["TestProject: A1000 Задача 1"]
