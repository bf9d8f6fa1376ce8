"""Commands that the pages quote say what is quoted, on the graphs that the pages quote."""

import shlex
import shutil

import pytest
from typer.main import get_group
from typer.testing import CliRunner

from scheduler.cli import app
from tests.documentation.pages import PAGES, ROOT, blocks, name_of
from tests.documentation.quotes import commands, is_quoted, lines

MAKE = {"make plan": "launch-scheduler plan task_graphs/shenzhou-22.yaml"}
QUOTING = [page for page in PAGES if name_of(page).startswith(("README", "docs/"))]
REPEATABLE = {"--workers": ["--workers", "1"], "--no-charts": ["--no-charts"]}


def options_known(name):
    """Return the options that a command has."""
    parameters = get_group(app).commands[name].params
    return {option for each in parameters for option in (*each.opts, *each.secondary_opts)}


def said_by(command):
    """Return the lines that a command prints, planned with one worker and without pictures."""
    program, *words = shlex.split(command)
    assert program == "launch-scheduler"
    added = [REPEATABLE[name] for name in REPEATABLE if name in options_known(words[0])]
    result = CliRunner().invoke(app, [*words, *(word for option in added for word in option)])
    return lines(result.stdout)


def write_graph(text, folder):
    """Write the task graph that a page develops; what begins with no name goes on with the last."""
    path = folder / "rocket.yaml"
    before = "" if text.startswith("name:") else path.read_text("utf-8")
    path.write_text(before + text, "utf-8")


@pytest.mark.parametrize("page", QUOTING, ids=name_of)
def test_quoted_output_is_true(page, tmp_path, monkeypatch):
    """Each line that a page quotes of a command's output is printed by that command."""
    shutil.copytree(ROOT / "task_graphs", tmp_path / "task_graphs")
    monkeypatch.chdir(tmp_path)
    said = []
    for language, block in blocks(page.read_text("utf-8"), "yaml", "text", "console"):
        if language == "yaml":
            write_graph(block, tmp_path)
            continue
        if language == "text":
            (tmp_path / "log.csv").write_text(block, "utf-8")
            continue
        for command, quoted in commands(block):
            meant = MAKE.get(command, command)
            if meant.startswith("launch-scheduler"):
                said = said_by(meant)
            if quoted and not meant.startswith("make"):
                assert is_quoted(quoted, said), "\n".join([command, *said])


@pytest.mark.parametrize(
    ("quoted", "holds"),
    [
        ("a b c d", True),
        ("a b c", False),
        ("b c d", False),
        ("… b c …", True),
        ("a … d", True),
        ("a b … c d", True),
        ("a b … b c d", False),
        ("… c … b …", False),
        ("… c … d", True),
        ("… c … d …", True),
        ("…", True),
    ],
)
def test_quotes_follow_the_output(quoted, holds):
    """A quote leaves lines out only where it says so, and keeps their order."""
    assert is_quoted(quoted.split(), ["a", "b", "c", "d"]) is holds


def test_quoted_line_may_be_cut_where_it_says_so():
    """A line that ends with an ellipsis quotes the beginning of one."""
    assert is_quoted(["launch on …"], ["launch on Tuesday"])
    assert not is_quoted(["launch on"], ["launch on Tuesday"])
    assert not is_quoted(["launch by …"], ["launch on Tuesday"])
