"""
Hard links between steps never give way: they are physics and procedure.

Nothing offers to drop one. A planner who drops a link drops the habit between the two steps, too.
"""

from collections.abc import Iterator

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.link_rules import HABITUAL, HARD, drop_links, link_rules
from scheduler.studies.loosening.base.loosening import Firm, Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def _rules(situation: Situation) -> Iterator[Rule]:
    """Yield the hard links between steps still to be done."""
    for target in situation.topological:
        yield from link_rules(situation, target, HARD, situation.campaign.tasks[target].after)


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop every link between two steps, hard or by habit."""
    del scenario
    return drop_links(campaign, change, (HARD, HABITUAL))


LINKS = Loosening(
    checks=("links",),
    families=(RuleFamily.LINK,),
    causes=(Cause.LINK,),
    rules=_rules,
    settings=(Setting(kind="link", form="drop link A > B", apply=_apply),),
    firm=Firm(
        title="hard links",
        grounds=("physics", "procedure"),
        why="one step needs what another leaves behind",
    ),
)
