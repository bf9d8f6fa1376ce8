"""Lines of Python in the pages work as they stand."""

import runpy
import shutil

import pytest

from tests.documentation.pages import PAGES, ROOT, blocks, name_of

RUN_BESIDE_WHAT_THEY_SHOW = {"docs/api.md"}
SPEAKING = [
    page
    for page in PAGES
    if blocks(page.read_text("utf-8"), "python") and name_of(page) not in RUN_BESIDE_WHAT_THEY_SHOW
]


@pytest.mark.parametrize("page", SPEAKING, ids=name_of)
def test_snippets_of_a_page_run(page, tmp_path, monkeypatch, capsys):
    """The lines of a page run one after the other beside the task graphs, and print."""
    shutil.copytree(ROOT / "task_graphs", tmp_path / "task_graphs")
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "snippets.py"
    lines = [text for _, text in blocks(page.read_text("utf-8"), "python")]
    script.write_text("\n".join(lines), "utf-8")

    runpy.run_path(str(script))

    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out != ""


def test_first_page_shows_python_and_stays_short():
    """The README shows Python, and fits in a few screens."""
    readme = ROOT / "README.md"

    assert blocks(readme.read_text("utf-8"), "python") != []
    assert len(readme.read_text("utf-8").splitlines()) < 130
