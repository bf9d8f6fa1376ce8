"""Links of the pages lead somewhere, and paths they name are there."""

import re
from importlib.metadata import version

import pytest

from tests.documentation.pages import PAGES, ROOT, anchors, name_of, read


def broken_links(page, text):
    """Return the links of a page, within the repository, that lead to no file or no heading."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return [
        link
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", prose)
        if not leads_somewhere(page, text, *link.split("#", 1))
    ]


def leads_somewhere(page, text, target, anchor=""):
    """Say whether a link's file is there, and has the heading that it names."""
    there = page.parent / target if target else page
    if not there.exists() or not anchor or there.suffix != ".md":
        return there.exists()
    return anchor in anchors(text if there == page else there.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page):
    """A link within the repository points to a file and a heading that exist."""
    assert broken_links(page, page.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "link",
    ["nowhere.md", "README.md#nowhere", "#nowhere", "docs/nowhere.png", "docs/results.md#no"],
)
def test_broken_link_is_found(link):
    """A file that is missing is found, and so is a heading, here or elsewhere."""
    text = f"# Here\n\n[words]({link}) and [others](#here)\n"

    assert broken_links(ROOT / "README.md", text) == [link]


def test_every_page_is_named_on_the_front_page():
    """The site's front page links to every page but the README, which is its own front page."""
    index = read("docs/index.md")
    links = re.findall(r"\]\(([^)#]+)\)", index)
    named = {(ROOT / "docs" / link).resolve() for link in links}

    pages = set(PAGES) - {ROOT / "README.md", ROOT / "docs" / "index.md"}
    assert {name_of(page) for page in pages - named} == set()


def test_changelog_has_the_current_version():
    """The version in the package's description has an entry."""
    assert f"\n## [{version('launch-scheduler')}]" in read("CHANGELOG.md")
