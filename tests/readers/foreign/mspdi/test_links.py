"""Links have their kind, and lags of working time, by the clock or in per cent."""

import pytest

from scheduler.model.link import LinkKind
from tests.readers.foreign.mspdi.projects import codes, element, project, read, task


def link(**values):
    """Return the one link of two rows, the second of which follows the first."""
    return project(task(1) + task(2, PredecessorLink=inner(PredecessorUID=1, **values))).links[0]


def inner(**values):
    """Return elements in a row."""
    return "".join(f"<{name}>{value}</{name}>" for name, value in values.items() if value != "")


@pytest.mark.parametrize(
    ("code", "kind"),
    [(0, LinkKind.FF), (1, LinkKind.FS), (2, LinkKind.SF), (3, LinkKind.SS), ("", LinkKind.FS)],
)
def test_kinds_of_links(code, kind):
    """0 FF, 1 FS, 2 SF, 3 SS; a link without a kind is FS."""
    found = link(Type=code)
    assert (found.predecessor, found.successor, found.kind) == ("1", "2", kind)


@pytest.mark.parametrize(
    ("tenths", "code", "minutes", "elapsed", "text"),
    [
        (4800, 7, 480, False, "1d"),
        (14400, 8, 1440, True, "1ed"),
        (-1200, 5, -120, False, "-2h"),
        (7200, 6, 720, True, "12eh"),
        (24000, 9, 2400, False, "1w"),
        (5, 3, 0.5, False, "0.5m"),
        (600, 37, 60, False, "1h?"),
        (4800, "", 480, False, "1d"),
    ],
)
def test_lags_are_tenths_of_minutes(tenths, code, minutes, elapsed, text):
    """1 d of 8 h is 4800, 1 ed is 14400; even codes go by the clock; leads are negative."""
    lag = link(LinkLag=tenths, LagFormat=code).lag
    assert (float(lag.minutes), lag.elapsed, lag.text) == (minutes, elapsed, text)
    assert lag.percent is None


@pytest.mark.parametrize(
    ("value", "code", "elapsed", "text"),
    [
        (25, 19, False, "25%"),
        (50, 20, True, "50e%"),
        (-10, 19, False, "-10%"),
        (5, 51, False, "5%"),
    ],
)
def test_lags_in_per_cent_are_of_the_predecessor(value, code, elapsed, text):
    """The number is the per cent itself; it has no minutes."""
    lag = link(LinkLag=value, LagFormat=code).lag
    assert (lag.percent, lag.elapsed, lag.text, lag.minutes) == (value, elapsed, text, 0)


@pytest.mark.parametrize("values", [{}, {"LinkLag": 0, "LagFormat": 7}, {"LagFormat": 7}])
def test_no_lag_is_none(values):
    """Lags may be missing, or nothing."""
    assert link(**values).lag is None


def test_a_link_to_another_project_names_no_row_of_this_one():
    """The UID beside it is that of somebody else, although 1 is a row here."""
    found = link(CrossProject=1, CrossProjectName=r"C:\Plans\A.mpp\2")
    assert (found.predecessor, found.outside) == ("", r"C:\Plans\A.mpp\2")


def test_a_row_that_stands_for_another_project_makes_links_to_outside():
    """Row 1 is a ghost of a step elsewhere."""
    rows = task(1, "Engine", ExternalTask=1, ExternalTaskProject="B.mpp")
    rows += task(2, PredecessorLink=inner(PredecessorUID=1))
    found = project(rows)
    assert found.tasks[0].is_external
    assert found.links[0].outside == "B.mpp: 1 Engine"


def test_several_links_of_a_pair_are_kept():
    """SS and FF of the same two steps."""
    both = element("PredecessorLink", {"PredecessorUID": 1, "Type": 3})
    both += element("PredecessorLink", {"PredecessorUID": 1, "Type": 0})
    row = task(2).replace("</Task>", f"{both}</Task>")
    assert [each.kind.name for each in project(task(1) + row).links] == ["SS", "FF"]


def test_links_know_their_line():
    """Both rows stand in line 5."""
    assert link().line == 5


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"Type": 7}, "import-unreadable-value"),
        ({"LinkLag": "2d"}, "import-unreadable-value"),
        ({"LinkLag": 10**12}, "import-unreadable-value"),
    ],
)
def test_what_cannot_be_read_of_a_link_is_told(values, code):
    """The link stays, FS without a lag."""
    schedule = read(
        task(1, Duration="PT1H")
        + task(2, Duration="PT1H", PredecessorLink=inner(PredecessorUID=1, **values))
    )
    assert codes(schedule) == [code]
    assert schedule.projects[0].links[0].kind is LinkKind.FS


def test_a_link_without_a_predecessor_is_told():
    """It links nothing."""
    schedule = read(task(2, Duration="PT1H", PredecessorLink=inner(Type=1)))
    assert codes(schedule) == ["import-link-without-predecessor"]
    assert not schedule.projects[0].links
