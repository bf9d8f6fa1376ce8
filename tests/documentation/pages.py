"""The pages of the repository, and what stands in them."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT, ROOT / "docs", ROOT / "docs" / "how-to", ROOT / "task_graphs", ROOT / "benchmarks")
PAGES = sorted(path for folder in FOLDERS for path in folder.glob("*.md"))


def name_of(page):
    """Return a page's path from the root of the repository."""
    return page.relative_to(ROOT).as_posix()


def read(name):
    """Return the text of a page."""
    return (ROOT / name).read_text("utf-8")


def blocks(text, *languages):
    """Return the fenced blocks of a page in some languages, in order: each language and text."""
    fences = re.findall(r"^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [(language, block) for language, block in fences if language in languages]


def anchors(text):
    """Return the anchors of a page's headings."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def as_texts(text):
    """Return the data of a YAML text with every value left as text, as the program reads it."""
    return yaml.BaseLoader(text).get_single_data()
