import re
from xml.etree import ElementTree

import scheduler
from scheduler.api.results import notebook

SVG = "{http://www.w3.org/2000/svg}"


def picture_in(page):
    """Return the SVG within a page, read as XML."""
    found = re.search(r"<svg.*</svg>", page, re.DOTALL)
    assert found is not None
    return ElementTree.fromstring(found[0])


def test_notebook_shows_facts_and_gantt(first_plan):
    """The launch date stands in the table, the names of the steps in the picture."""
    page = first_plan._repr_html_()
    words = {element.text for element in picture_in(page).iter(f"{SVG}text")}

    assert "Tue 03 Mar 2026 18:00 CET" in page
    assert any("Put the stages together" in word for word in words)


def test_notebook_refers_to_nothing_outside(first_plan):
    """No script, no file, no address but that of the SVG namespace, and it stays small."""
    page = first_plan._repr_html_()

    assert set(re.findall(r"https?://[^\"' ]+", page)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|href|src=|<image|@import", page)
    assert len(page) < 100_000


def test_names_cannot_become_markup(rocket):
    """A campaign and a task with brackets in their names are shown as they are."""
    rocket.add_task("x", name="<b onload=alert(1)>&", hours=1, crew={"TEAM": 1}, after="motor")
    campaign = rocket.build(launch="count", notes="").replace(name="<script>alert(1)</script>")
    page = scheduler.plan(campaign, workers=1)._repr_html_()

    assert "<script" not in page
    assert "<b onload" not in page
    assert "&lt;script&gt;" in page
    assert picture_in(page) is not None


def test_chart_of_very_many_steps_is_drawn_when_it_is_asked_for(first_plan, monkeypatch):
    """With seven steps where six are the most, the facts are there, and how to get the chart."""
    monkeypatch.setattr(notebook, "MOST_STEPS", 6)
    page = first_plan._repr_html_()

    assert "<svg" not in page
    assert "to_svg()" in page
    assert "<svg" in first_plan.to_svg()
