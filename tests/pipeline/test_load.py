from textwrap import dedent

import pytest

from scheduler.errors import InputError
from scheduler.model.scenario import Options
from scheduler.pipeline.load import find_problems, load, load_text

HEAD = """\
name: Test
start: 2025-11-10T08:00
launch: L
horizon: 5d
shifts: {day: 08:00-16:00, evening: 16:00-24:00}
crews:
  MEC: {people: {day: 2}}
"""


def write_graph(tmp_path, text):
    """Write a task graph below the common head, whose lines count 7."""
    path = tmp_path / "graph.yaml"
    path.write_text(HEAD + dedent(text))
    return path


def problem_of(tmp_path, text):
    """Return the only problem of a task graph."""
    path = write_graph(tmp_path, text)
    with pytest.raises(InputError) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert problem.where.file == str(path)
    return problem


def test_sound_graph_has_no_problems(tmp_path):
    """The campaign and the graph with its digest come back."""
    path = write_graph(
        tmp_path,
        """\
        tasks:
          L: {hours: 2, crew: {MEC: 1}}
        scenarios:
          only: {shifts: [day]}
        """,
    )

    campaign, graph = load(path)

    assert find_problems(path) == ()
    assert list(campaign.tasks) == ["L"]
    assert graph.text == path.read_text()
    assert load_text(graph.text, "copy")[1].digest == graph.digest


def test_step_longer_than_every_stretch_is_reported(tmp_path):
    """A runs through 9 h, the day shift has 8."""
    problem = problem_of(
        tmp_path,
        """\
        tasks:
          A: {hours: 9, crew: {MEC: 1}}
          L: {hours: 2, crew: {MEC: 1}, after: A}
        scenarios:
          only: {shifts: [day]}
        """,
    )

    assert (problem.code, problem.where.line) == ("task-too-long", 9)
    assert "'A' needs 9 h without a pause" in problem.message
    assert problem.message.endswith("is 8 h")


@pytest.mark.parametrize(
    ("second", "hours", "people", "longest"),
    [
        ("12:00-20:00", 6, 3, "4 h"),  # 2 + 2 people from 12:00 to 16:00 only, in either shift
        ("16:00-24:00", 10, 2, "8 h"),  # 16 hours in a row, 8 of them in each shift
    ],
)
def test_stretch_of_a_same_shift_step_is_its_working_time_in_one_shift(
    tmp_path, second, hours, people, longest
):
    """Neither the rest of the shift counts nor the working time beyond its end."""
    text = f"""\
        tasks:
          L: {{hours: {hours}, same_shift: yes, crew: {{MEC: {people}}}}}
        scenarios:
          only: {{}}
        """
    path = write_graph(tmp_path, text)
    graph = path.read_text().replace("16:00-24:00", second)
    path.write_text(graph.replace("{day: 2}", "{day: 2, evening: 2}"))

    (problem,) = find_problems(path)

    assert (problem.code, problem.where.line) == ("task-too-long", 9)
    assert problem.message.endswith(f"is {longest}")


def test_step_that_is_never_workable_is_reported(tmp_path):
    """The mechanics work by day, the hall opens in the evening."""
    problem = problem_of(
        tmp_path,
        """\
        facilities: {HALL: {room: 1, open: [18:00-22:00]}}
        tasks:
          L: {hours: 2, crew: {MEC: 1}, facility: HALL}
        scenarios:
          only: {shifts: [day]}
        """,
    )

    assert (problem.code, problem.where.line) == ("never-workable", 10)
    assert "'L' has no working time in scenario 'only'" in problem.message


def test_place_that_never_opens_is_named(tmp_path):
    """The hall is closed for as long as the program plans ahead."""
    problem = problem_of(
        tmp_path,
        """\
        facilities: {HALL: {closed: [{from: 2025-11-01T00:00, to: 2025-12-01T00:00}]}}
        tasks:
          L: {hours: 2, crew: {MEC: 1}, facility: HALL}
        scenarios:
          only: {shifts: [day]}
        """,
    )

    assert (problem.code, problem.where.line) == ("never-workable", 10)
    assert "'HALL' is never open" in problem.message


def test_window_that_never_opens_is_reported(tmp_path):
    """Work goes on by day, the window is open at night."""
    problem = problem_of(
        tmp_path,
        """\
        tasks:
          L: {hours: 2, crew: {MEC: 1}, windows: [{for: start, daily: 20:00-22:00}]}
        scenarios:
          only: {shifts: [day]}
        """,
    )

    assert (problem.code, problem.where.line) == ("window-never-opens", 9)
    assert problem.message == (
        "'L' needs 1 person of crew 'MEC', but nobody is on shift in scenario 'only' when its "
        "dates and windows allow it (start daily 20:00-22:00)"
    )


def test_a_step_that_only_an_option_can_do_needs_its_scenario(tmp_path):
    """Nine hours fit no day shift; the option of eight does, where options are permitted."""
    text = """\
        tasks:
          L: {hours: 9, crew: {MEC: 1}, options: [{hours: 8, crew: {MEC: 2}}]}
        scenarios:
          only: {shifts: [day], options: any}
        """
    campaign, _ = load(write_graph(tmp_path, text))
    problem = problem_of(tmp_path, text.replace("options: any", "options: nominal"))

    assert campaign.resolve_scenario("only").options is Options.ANY
    assert (problem.code, problem.where.line) == ("task-too-long", 9)


def test_unknown_scenario_is_refused_with_the_nearest_one(tmp_path):
    """A typing error finds its way out."""
    path = write_graph(
        tmp_path,
        """\
        tasks:
          L: {hours: 2, crew: {MEC: 1}}
        scenarios:
          busy: {shifts: [day]}
        """,
    )

    with pytest.raises(InputError, match="unknown scenario 'bussy'") as caught:
        load(path, "bussy")

    assert caught.value.problems[0].hint == "Did you mean 'busy'?"


def test_hopeless_scenario_does_not_stop_others(tmp_path):
    """Only the scenario at hand and the baseline are tried; a check tries all."""
    path = write_graph(
        tmp_path,
        """\
        tasks:
          L: {hours: 6, crew: {MEC: 1}}
        scenarios:
          base: {shifts: [day]}
          short: {stand_downs: [{from: 2025-11-10T08:00, to: 2025-11-30T08:00}]}
          good: {shifts: [day]}
        """,
    )

    load(path, "good")

    assert [problem.code for problem in find_problems(path)] == ["never-workable"]


def test_missing_file_is_a_problem_with_a_name(tmp_path):
    """A file that is not there is reported like any other problem."""
    (problem,) = find_problems(tmp_path / "nowhere.yaml")

    assert problem.code == "no-such-file"
    assert problem.where.file.endswith("nowhere.yaml")
