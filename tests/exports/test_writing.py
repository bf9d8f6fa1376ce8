import pytest

from scheduler.errors import ExportError
from scheduler.exports.folder.writing import write_whole


def test_folders_on_the_way_are_made(tmp_path):
    """A file is written into a folder that did not exist."""
    path = write_whole(tmp_path / "a" / "b" / "plan.json", b"whole")

    assert path.read_bytes() == b"whole"
    assert [each.name for each in path.parent.iterdir()] == ["plan.json"]


def test_file_is_replaced_as_a_whole(tmp_path):
    """A longer old file leaves nothing behind the new content."""
    path = tmp_path / "plan.json"
    path.write_bytes(b"an old and longer plan")

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"


def test_folder_of_that_name_is_refused_and_kept(tmp_path):
    """Where a folder stands, no file is written and no partial file stays."""
    target = tmp_path / "plan.json"
    (target / "inside").mkdir(parents=True)

    with pytest.raises(ExportError, match=r"plan\.json cannot be written"):
        write_whole(target, b"new")

    assert [each.name for each in tmp_path.iterdir()] == ["plan.json"]
    assert (target / "inside").is_dir()


def test_file_in_the_place_of_a_folder_is_refused(tmp_path):
    """A file where the folder of results should be stays as it is."""
    (tmp_path / "results").write_text("a note")

    with pytest.raises(ExportError, match="cannot be written"):
        write_whole(tmp_path / "results" / "plan.json", b"new")

    assert (tmp_path / "results").read_text() == "a note"
    assert [each.name for each in tmp_path.iterdir()] == ["results"]


def test_name_that_cannot_be_is_an_export_error(tmp_path):
    """A name too long for the file system cannot be written, and nothing is left behind."""
    with pytest.raises(ExportError, match="cannot be written"):
        write_whole(tmp_path / ("x" * 400), b"new")

    assert list(tmp_path.iterdir()) == []
