"""Commands that the pages quote say what is quoted, on the graphs that the pages quote."""

import re
import shlex
import shutil
from functools import cache

import pytest
import yaml
from typer.main import get_group
from typer.testing import CliRunner

from scheduler.cli import app
from tests.documentation.pages import PAGES, ROOT, blocks, name_of, read
from tests.documentation.quotes import commands, is_quoted, lines

COMMANDS = get_group(app).commands
FOUNDING = "task_graphs/shenzhou-22.yaml"
QUOTING = [page for page in PAGES if name_of(page).startswith(("README", "docs/"))]
RISKS = "rocket.risk.yaml"
WRITTEN = ("campaign.*", "launch-list.*", "progress.yaml")
"""Files that pages write into the working folder, under names that other pages use, too."""
REFUSING = ("import", "progress", "table")
"""Commands that do not write over files, and so say something else the second time."""
REPEATABLE = {"--workers": ["--workers", "1"], "--no-charts": ["--no-charts"]}


@cache
def options_known(name):
    """Return the options that a command has."""
    parameters = COMMANDS[name].params
    told = {option for each in parameters for option in (*each.opts, *each.secondary_opts)}
    return told | {"--help"}


def said_by(command):
    """Return the lines that a command prints, planned with one worker and without pictures."""
    program, *words = shlex.split(command, comments=True)
    assert program == "launch-scheduler"
    added = [REPEATABLE[name] for name in REPEATABLE if name in options_known(words[0])]
    result = CliRunner().invoke(app, [*words, *(word for option in added for word in option)])
    return lines(result.stdout)


def write_graph(text, folder):
    """Write the task graph that a page develops; what begins with no name goes on with the last."""
    path = folder / "rocket.yaml"
    before = "" if text.startswith("name:") else path.read_text("utf-8")
    path.write_text(before + text, "utf-8")


def write_risks(text, folder):
    """Write the risk file that a page develops; a block with fields that it has begins it anew."""
    path = folder / RISKS
    before = path.read_text("utf-8") if path.exists() else ""
    is_further = not yaml.safe_load(text).keys() & (yaml.safe_load(before) or {}).keys()
    path.write_text(before + text if is_further else text, "utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder with the task graphs, in which all pages are walked through."""
    path = tmp_path_factory.mktemp("pages")
    shutil.copytree(ROOT / "task_graphs", path / "task_graphs")
    return path


@pytest.fixture(scope="module")
def known():
    """Give what commands have said so far: pages quote the same ones."""
    return {}


def said_once(command, folder, known, page):
    """Return the lines that a command prints, run once on the same graph, or once a page."""
    if command.split()[1] in REFUSING:
        command = f"{command} # {page.name}"
    files = sorted(folder.glob("rocket*.yaml")) if "rocket" in command else ()
    graph = tuple(path.read_text("utf-8") for path in files)
    if (command, graph) not in known:
        known[command, graph] = said_by(command)
    return known[command, graph]


def clear(folder):
    """Take away what other pages have written."""
    for pattern in (RISKS, *WRITTEN):
        for path in folder.glob(pattern):
            path.unlink()


@pytest.mark.parametrize("page", QUOTING, ids=name_of)
def test_quoted_output_is_true(page, folder, known, monkeypatch):
    """Each line that a page quotes of a command's output is printed by that command."""
    monkeypatch.chdir(folder)
    clear(folder)
    said = None
    for language, block in blocks(page.read_text("utf-8"), "yaml", "text", "console"):
        if language == "yaml":
            write = write_risks if block.startswith(f"# {RISKS}") else write_graph
            write(block, folder)
            continue
        if language == "text":
            (folder / "log.csv").write_text(block, "utf-8")
            continue
        for command, quoted in commands(block):
            if quoted and command:
                is_run = command.startswith("launch-scheduler")
                said = said_once(command, folder, known, page) if is_run else None
            if quoted and said is not None:
                assert is_quoted(quoted, said), "\n".join([command, *said])


@pytest.mark.slow
def test_plan_of_the_founding_campaign_is_quoted_right(folder, monkeypatch):
    """What the README quotes of ``make plan`` is what it prints."""
    monkeypatch.chdir(folder)
    told = dict(commands("".join(text for _, text in blocks(read("README.md"), "console"))))

    assert is_quoted(told["make plan"], said_by(f"launch-scheduler plan {FOUNDING}"))


@pytest.mark.parametrize("page", QUOTING, ids=name_of)
def test_options_of_commands_are_known(page):
    """A command on a page uses no option that it has not, and prose names none that none has."""
    text = page.read_text("utf-8")
    used = [
        (name, option)
        for name, rest in re.findall(r"launch-scheduler (\w+)\b(.*)", text)
        for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest.partition("`")[0])
    ]
    every = {option for name in COMMANDS for option in options_known(name)}
    named = re.findall(r"`(--[a-z-]+)", text)

    assert [each for each in used if each[1] not in options_known(each[0])] == []
    assert [each for each in named if not any(known.startswith(each) for known in every)] == []


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
