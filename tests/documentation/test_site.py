"""The site is built from the pages without a complaint, and needs no network."""

import re
import subprocess
import sys

from tests.documentation.pages import ROOT

FOREIGN = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?:https?:)?//[^\"]*")
BUILD = ["-b", "html", "-n", "-W", "--keep-going", "-q", "-c", "docs", "."]


def test_site_is_built_without_a_warning_and_asks_no_other_host(tmp_path):
    """A link to nothing or a picture that is missing would end the build."""
    arguments = [*BUILD, str(tmp_path)]

    done = subprocess.run(
        [sys.executable, "-"],
        input=f"from sphinx.cmd.build import main\nraise SystemExit(main({arguments}))",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    pages = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*.html")}
    assert done.stderr == ""
    assert done.returncode == 0
    assert {"index.html", "docs/index.html", "docs/tutorial.html"} <= set(pages)
    asking = {
        name: FOREIGN.findall(path.read_text("utf-8"))
        for name, path in pages.items()
        if FOREIGN.search(path.read_text("utf-8"))
    }
    assert asking == {}
