"""A log amounts to the state at a moment, whatever is written later."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.readers.progress.tables.reading import read_progress_table
from tests.builders import local, make_campaign, make_milestone, make_task

CAMPAIGN = make_campaign(
    make_task("A", "8h"), make_task("B", "8h", after="A"), make_milestone("M"), make_task("L")
)
MONDAY = local("2025-11-10T08:00")
HEAD = "time,step,what,value,by,note\n"


def at(hours):
    """Return a moment so many hours after the campaign start."""
    return MONDAY + timedelta(hours=hours)


def read(folder, rows, until):
    """Return the draft of a log of rows (hour, step, what, value) up to an hour."""
    path = folder / "log.csv"
    lines = [
        f"{at(hour):%Y-%m-%dT%H:%M},{step},{what},{value},," for hour, step, what, value in rows
    ]
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines))
    return read_progress_table(path, CAMPAIGN, at(until))


def facts(folder, rows, until, step="A"):
    """Return what a log says of a step by an hour."""
    return read(folder, rows, until).require().facts_of(step)


def test_log_answers_what_was_known_at_an_earlier_moment(tmp_path):
    """Rows after the data date are as if they were not there."""
    rows = [(0, "A", "start", ""), (4, "A", "finish", "")]

    assert facts(tmp_path, rows, 3).is_under_way
    assert facts(tmp_path, rows, 4).finished == at(4)


def test_remaining_work_is_told_with_its_moment(tmp_path):
    """What was left at an hour before the data date is no statement about the data date."""
    rows = [(0, "A", "start", ""), (2, "A", "remaining", "5h")]

    assert facts(tmp_path, rows, 2).as_of is None
    later = facts(tmp_path, rows, 3)
    assert (later.remaining, later.as_of) == (300, at(2))


def test_stop_that_is_over_is_kept(tmp_path):
    """A step that went on is under way, and the time in which nothing was done is recorded."""
    rows = [(0, "A", "start", ""), (2, "A", "stop", "6h safe"), (4, "A", "resume", "")]

    stopped = facts(tmp_path, rows, 3)
    assert (stopped.suspended, stopped.made_safe, stopped.remaining) == (at(2), True, 360)
    going = facts(tmp_path, rows, 5)
    assert going.is_under_way
    assert [(stop.start, stop.end) for stop in going.stops] == [(at(2), at(4))]
    assert (going.made_safe, going.remaining, going.as_of) == (False, 360, at(2))


def test_resume_with_a_date_says_from_when_on_work_can_go_on(tmp_path):
    """A planned time to go on leaves the step suspended."""
    rows = [(0, "A", "start", ""), (2, "A", "stop", ""), (3, "A", "resume", "2025-11-12T08:00")]

    found = facts(tmp_path, rows, 4)

    assert found.is_suspended
    assert found.resume == local("2025-11-12T08:00")


def test_undo_takes_back_the_row_above_although_its_time_is_wrong(tmp_path):
    """A finish mistyped into the afternoon is gone once it is taken back at noon."""
    rows = [(0, "A", "start", ""), (9, "A", "finish", ""), (4, "A", "undo", "")]

    assert facts(tmp_path, rows, 10).is_under_way


def test_undo_can_name_what_it_takes_back(tmp_path):
    """The row meant need not be the last one."""
    rows = [
        (0, "A", "start", ""),
        (1, "A", "remaining", "5h"),
        (1, "A", "way", "0"),
        (2, "A", "undo", "remaining"),
    ]

    found = facts(tmp_path, rows, 3)

    assert (found.remaining, found.option) == (None, 0)


def test_late_entry_counts_from_its_time(tmp_path):
    """A start that is written down after the end of the step is its start all the same."""
    rows = [(4, "A", "finish", ""), (0, "A", "start", "")]

    assert facts(tmp_path, rows, 5).started == at(0)


def test_milestone_needs_its_moment_alone(tmp_path):
    """A milestone is passed when its finish, or its start, is recorded."""
    assert facts(tmp_path, [(4, "M", "finish", "")], 5, "M").begun == at(4)
    assert facts(tmp_path, [(4, "M", "start", "")], 5, "M").begun == at(4)


class Naive:
    """A step as somebody would keep it on a whiteboard, one row after the other."""

    def __init__(self):
        self.started = self.finished = self.suspended = self.remaining = self.as_of = None
        self.stops = []
        self.dropped = False

    def allows(self, what):
        """Say whether a row can follow."""
        return {
            "start": not self.started and not self.dropped,
            "finish": bool(self.started) and not self.finished and not self.suspended,
            "stop": bool(self.started) and not self.finished and not self.suspended,
            "resume": bool(self.suspended),
            "remaining": bool(self.started) and not self.finished,
            "drop": not self.started and not self.dropped,
        }[what]

    def take(self, what, moment, left):
        """Go on by a row."""
        if what == "start":
            self.started = moment
        elif what == "finish":
            self.finished, self.remaining, self.as_of = moment, None, None
        elif what == "stop":
            self.suspended = moment
        elif what == "resume":
            self.stops.append((self.suspended, moment))
            self.suspended = None
        elif what == "remaining":
            self.remaining, self.as_of = left, moment
        else:
            self.dropped = True

    def state(self, now):
        """Return what is known."""
        as_of = None if self.as_of == now else self.as_of
        dates = (self.started, self.finished, self.suspended)
        return (*dates, self.remaining, as_of, self.stops, self.dropped)


@st.composite
def logs(draw):
    """Return rows that can follow each other, some of them mistakes that are taken back."""
    rows, hour, boards = [], 0, {"A": Naive(), "B": Naive()}
    words = ["start", "finish", "stop", "resume", "remaining", "drop"]
    for _ in range(draw(st.integers(0, 12))):
        hour += draw(st.integers(0, 3))
        step = draw(st.sampled_from(["A", "B"]))
        possible = [what for what in words if boards[step].allows(what)]
        if not possible:
            continue
        what = draw(st.sampled_from(possible))
        left = draw(st.integers(1, 7))
        row = (hour, step, what, f"{left}h" if what == "remaining" else "")
        if draw(st.integers(0, 4)) == 0:
            rows += [row, (hour, step, "undo", draw(st.sampled_from(["", what])))]
        else:
            rows.append(row)
            boards[step].take(what, at(hour), left * 60)
    return rows


@settings(deadline=None, max_examples=60)
@given(rows=logs(), until=st.integers(0, 30))
def test_log_folds_to_what_a_naive_reader_finds(rows, until, tmp_path_factory):
    """Row by row on a whiteboard, or by the program: the same state at every moment."""
    boards = {"A": Naive(), "B": Naive()}
    taken_back = {place - 1 for place, row in enumerate(rows) if row[2] == "undo"}
    for place, (hour, step, what, value) in enumerate(rows):
        if what != "undo" and place not in taken_back and hour <= until:
            left = int(value.removesuffix("h")) * 60 if value else 0
            boards[step].take(what, at(hour), left)

    progress = read(tmp_path_factory.mktemp("log"), rows, until).require()

    for step, board in boards.items():
        found = progress.facts_of(step)
        assert (
            found.started,
            found.finished,
            found.suspended,
            found.remaining,
            found.as_of,
            [(stop.start, stop.end) for stop in found.stops],
            found.dropped,
        ) == board.state(at(until))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff", "sep={separator}\n"])
def test_separators_and_marks_make_no_difference(tmp_path, separator, mark):
    """Commas, semicolons and tabs are told apart by the headings; a mark of Excel is no heading."""
    path = tmp_path / "log.csv"
    rows = [HEAD.strip(), "2025-11-10T08:00,A,start,,Lee,", ""]
    text = mark.format(separator=separator) + "\n".join(rows).replace(",", separator)
    path.write_text(text, "utf-8")

    found = read_progress_table(path, CAMPAIGN, at(1)).require().facts_of("A")

    assert (found.started, found.by) == (at(0), "Lee")
