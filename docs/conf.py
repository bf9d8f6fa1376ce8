"""
The documentation site: `make docs` builds it from the Markdown pages of the repository.

The source is the repository itself, so that a link from one page to another, or to a task graph,
is the same in an editor and on the site.
"""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

project = "Launch scheduler"
author = "the authors of launch-scheduler"
version = release = installed_version("launch-scheduler")
language = "en_GB"

extensions = ["myst_parser", "docs.extensions.command_options"]
root_doc = "docs/index"
source_suffix = {".md": "markdown"}
include_patterns = [
    "docs/*.md",
    "docs/how-to/*.md",
    "task_graphs/README.md",
    "task_graphs/shenzhou-22/README.md",
    "benchmarks/RESULTS.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
]
exclude_patterns = [".*", "scheduler", "tests", "examples", "plans", "build", "docs/_build"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 4

html_theme = "furo"
html_title = f"Launch scheduler {version}"
html_static_path = ["theme"]
html_css_files = ["wide.css"]
html_extra_path = ["front"]
html_copy_source = False
html_use_index = False
html_show_sphinx = False
html_show_copyright = False
pygments_style = "friendly"
pygments_dark_style = "monokai"
