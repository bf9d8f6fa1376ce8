import pytest

import scheduler
from scheduler.errors import InputError
from tests.api.conftest import FIRST_STEPS


def test_mistakes_of_a_file_are_told_with_their_lines(tmp_path):
    """A text of all mistakes stands in the error that a notebook shows."""
    path = tmp_path / "broken.yaml"
    path.write_text(FIRST_STEPS.read_text("utf-8").replace("after: unload", "after: unlaod"))

    with pytest.raises(InputError, match=r"broken.yaml:20: unknown-task: unknown task 'unlaod'"):
        scheduler.load(path)
    assert [problem.where.line for problem in scheduler.find_problems(path)] == [20]


def test_warnings_are_those_of_the_file_and_of_the_campaign(rocket):
    """A step for which launch does not wait is probably not meant."""
    rocket.add_task("apart", hours=1, crew={"TEAM": 1})

    found = scheduler.warnings_of(rocket.build(launch="count"))

    assert "loose-end" in [each.code for each in found]
    assert scheduler.find_warnings(FIRST_STEPS) == ()
