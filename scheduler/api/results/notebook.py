"""A plan in a notebook: its facts as a table, and the briefing page as a picture in the text."""

from html import escape

from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.results.summary import summary_facts

MOST_STEPS = 400
"""Steps up to which a notebook gets the chart: that of more takes long to lay out."""


def picture_of(plan: ExplainedPlan) -> str:
    """Return the briefing page of a plan as SVG."""
    from scheduler.exports.gantt.brief.page import brief_page
    from scheduler.exports.gantt.parts.moves import moves_of
    from scheduler.exports.page.fonts import FontRuler
    from scheduler.exports.page.svg import svg_text

    page = brief_page(plan, FontRuler(), moves=moves_of(plan))
    return svg_text(page, title=plan.situation.campaign.name)


def page_of(plan: ExplainedPlan) -> str:
    """Return a plan as HTML."""
    situation = plan.situation
    head = f"{situation.campaign.name}, {situation.scenario.title}"
    rows = "".join(
        f'<tr><th style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(text)}</td></tr>'
        for name, text in summary_facts(plan)
    )
    is_large = len(plan.schedule.tasks) > MOST_STEPS
    chart = "<p>save() and to_svg() draw the chart.</p>" if is_large else picture_of(plan)
    return f"<div><b>{escape(head)}</b><table>{rows}</table>{chart}</div>"
