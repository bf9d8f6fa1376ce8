"""
Dates of neighbours: they may move by whole days, or have other times, at a price.

They have neither lever nor ladder, since neighbours decide on them; what they permit is weighed by
the curve of neighbours and by a target.
"""

from collections.abc import Iterator

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import Minutes
from scheduler.model.scenario import Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.loosening import Loosening
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.studies.loosening.base.rule import Rule
from scheduler.wording.changes.neighbours import moved_words, squeezed_words


def _rules(situation: Situation) -> Iterator[Rule]:
    """Yield none: what binds of a neighbour are the windows and promises of its steps."""
    del situation
    yield from ()


def _priced(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield the days by which neighbours have moved, and the windows with other times."""
    del schedule, by
    campaign, after = situation.campaign, situation.scenario
    for flow in campaign.flows.values():
        days = after.moved.get(flow.id, 0) - before.moved.get(flow.id, 0)
        if days and flow.moves is not None:
            yield PricedChange(
                family=PriceFamily.NEIGHBOUR,
                subject=flow.id,
                title=moved_words(campaign, flow.id, days),
                cost=abs(days) * in_cents(flow.moves.per_day),
            )
        for name, squeeze in campaign.squeezes_of(flow.id).items():
            if name in after.squeezed and name not in before.squeezed:
                title = squeezed_words(campaign, name)
                yield PricedChange(
                    family=PriceFamily.NEIGHBOUR,
                    subject=name,
                    title=f"{title[:1].upper()}{title[1:]}",
                    cost=in_cents(squeeze.price),
                )


NEIGHBOURS = Loosening(
    checks=(),
    families=(),
    rules=_rules,
    fields=("moved", "squeezed"),
    prices=(PriceFamily.NEIGHBOUR,),
    priced=_priced,
)
