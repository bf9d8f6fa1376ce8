"""Lines of Python in the pages work as they stand."""

import runpy
import shutil

import pytest

from tests.documentation.pages import PAGES, ROOT, blocks, name_of

SNIPPETS = [
    pytest.param(text, id=f"{name_of(page)}-{number}")
    for page in PAGES
    for number, (_, text) in enumerate(blocks(page.read_text("utf-8"), "python"))
]


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_snippet_runs(snippet, tmp_path, monkeypatch, capsys):
    """The lines run beside the task graphs, and print."""
    shutil.copytree(ROOT / "task_graphs", tmp_path / "task_graphs")
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "snippet.py"
    script.write_text(snippet, "utf-8")

    runpy.run_path(str(script))

    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out != ""


def test_first_page_shows_python_and_stays_short():
    """The README shows Python, and fits in a few screens."""
    readme = ROOT / "README.md"

    assert blocks(readme.read_text("utf-8"), "python") != []
    assert len(readme.read_text("utf-8").splitlines()) < 130
