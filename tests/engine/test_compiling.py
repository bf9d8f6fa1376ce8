"""Where compiled kernels are kept, and what happens where they cannot be."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from numba import config

from scheduler.engine.kernels import compiling
from scheduler.engine.kernels.compiling import forget_changed, forget_compiled, kernel
from scheduler.engine.private_folder import private_folder


def doubled(number):
    """Return twice a number."""
    return number + number


@pytest.fixture
def nowhere(monkeypatch):
    """No place that numba knows by itself may be written to; only a folder that it is told."""
    monkeypatch.setattr(compiling, "KERNELS", [])
    monkeypatch.setattr(config, "CACHE_DIR", "")
    monkeypatch.setattr(config, "CACHE_LOCATOR_CLASSES", "UserProvidedCacheLocator")


@pytest.mark.usefixtures("nowhere")
def test_kernels_are_kept_among_temporary_files_where_nothing_else_may_be_written(
    monkeypatch, tmp_path
):
    """Without a home and beside a package of somebody else's, the next run finds them again."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    assert kernel(doubled)(2) == 4

    assert list(tmp_path.glob("launch-scheduler-kernels*/**/*.nbi"))


@pytest.mark.usefixtures("nowhere")
def test_kernels_are_compiled_in_memory_where_nothing_may_be_written(monkeypatch, tmp_path, caplog):
    """The search runs all the same, and who waits for it learns once why it takes so long."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    assert kernel(doubled)(2) == 4
    assert kernel(doubled)(3) == 6

    assert caplog.text.count("NUMBA_CACHE_DIR") == 1


@pytest.mark.usefixtures("nowhere")
def test_broken_kernel_is_compiled_anew_once_it_is_forgotten(monkeypatch, tmp_path):
    """An index cut short fails; without it the kernel works, and is kept again."""
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path))
    assert kernel(doubled)(2) == 4
    (index,) = tmp_path.glob("**/*.nbi")
    index.write_bytes(index.read_bytes()[:20])
    broken = kernel(doubled)
    with pytest.raises(Exception, match=r"truncated|Ran out of input|EOF"):
        broken(2)

    forget_compiled()

    assert broken(2) == 4
    assert list(tmp_path.glob("**/*.nbi"))


@pytest.mark.usefixtures("nowhere")
def test_kernels_are_found_again_as_long_as_none_has_changed(monkeypatch, tmp_path):
    """A second run reads what the first one kept, and compiles nothing."""
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path))
    assert kernel(doubled)(2) == 4

    again: Any = kernel(doubled)

    assert again(2) == 4
    assert sum(again.stats.cache_hits.values()) == 1


@pytest.mark.usefixtures("nowhere")
def test_change_of_any_kernel_throws_away_what_all_were_compiled_into(monkeypatch, tmp_path):
    """An outer kernel holds the code of an inner one, so it is compiled anew with it."""
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path))
    made: Any = kernel(doubled)
    assert made(2) == 4
    place = Path(made.stats.cache_path)

    forget_changed(place, "digest of changed kernels")

    assert not [*place.glob("*.nbi"), *place.glob("*.nbc")]
    (place / "kept.nbi").touch()
    forget_changed(place, "digest of changed kernels")
    assert (place / "kept.nbi").exists()


def test_private_folder_is_its_owners_alone(monkeypatch, tmp_path):
    """It is made once, closed to others, and found again."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    place = private_folder("kept")

    assert place is not None
    assert place == private_folder("kept")
    assert place.stat().st_mode & 0o077 == 0


def test_planted_folder_is_not_used(monkeypatch, tmp_path):
    """A link, or a folder that others may write to, could hold another's code."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    linked, opened = private_folder("linked"), private_folder("opened")
    assert linked is not None
    assert opened is not None
    linked.rename(tmp_path / "elsewhere")
    linked.symlink_to(tmp_path / "elsewhere")
    opened.chmod(0o777)

    assert private_folder("linked") is None
    assert private_folder("opened") is None


def test_private_folder_is_none_where_there_are_no_temporary_files(monkeypatch, tmp_path):
    """Nothing is made where the temporary files should be but are not."""
    monkeypatch.setattr(tempfile, "tempdir", str(Path(tmp_path) / "gone"))

    assert private_folder("kept") is None
