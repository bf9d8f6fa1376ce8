"""Pictures may be given up; those that are done and all tables stay."""

import pytest

from scheduler.exports import export, export_gantt
from scheduler.exports.folder.pictures import Pictures
from scheduler.formats.manifest import MANIFEST_FILE


def test_picture_that_is_given_up_leaves_those_that_are_done(tmp_path):
    """Given up while the second is drawn: the first is there, the third is not begun."""
    pictures, begun = Pictures(), []

    def second():
        begun.append("second")
        pictures.stop()
        begun.append("not reached")
        return [tmp_path / "second.png"]

    files = [
        *pictures.draw(lambda: [tmp_path / "first.png"]),
        *pictures.draw(second),
        *pictures.draw(lambda: [tmp_path / "third.png"]),
    ]

    assert [path.name for path in files] == ["first.png"]
    assert begun == ["second"]
    assert pictures.are_left_out


def test_nothing_is_left_out_once_all_pictures_are_done(tmp_path):
    """Whoever gives up after the last picture loses none, and nothing is raised."""
    pictures = Pictures()
    pictures.draw(lambda: [tmp_path / "only.png"])

    pictures.stop()

    assert not pictures.are_left_out


def test_fault_in_a_picture_is_no_end_of_work_for_the_next(tmp_path):
    """An error passes; giving up later raises nothing, for nothing is drawn any more."""
    pictures = Pictures()

    with pytest.raises(ZeroDivisionError, match="by zero"):
        pictures.draw(lambda: [tmp_path / str(1 // 0)])

    pictures.stop()


def test_plan_whose_pictures_are_given_up_has_its_tables(first_plan, tmp_path):
    """The folder is that of a run without charts."""
    pictures = Pictures()
    pictures.stop()

    given_up = export(first_plan, tmp_path / "given up", charts=pictures)
    without = export(first_plan, tmp_path / "without", charts=False)

    assert [path.name for path in given_up] == [path.name for path in without]
    assert (tmp_path / "given up" / MANIFEST_FILE).read_bytes() == without[-1].read_bytes()


def test_charts_given_up_leave_the_earlier_ones(first_plan, tmp_path):
    """`gantt` writes nothing but charts: given up, it leaves the folder as it was."""
    before = export_gantt(first_plan, b"", tmp_path)
    pictures = Pictures()
    pictures.stop()

    with pytest.raises(KeyboardInterrupt):
        export_gantt(first_plan, b"", tmp_path, charts=pictures)

    assert sorted(tmp_path.iterdir()) == sorted(before)
