"""
What may be loosened: one file a rule, found under the key of its check.

A rule is in one of three states. Most give way, by a lever or a ladder. Opening hours, stand-downs,
promised dates, dates of single crews and duty rules have neither, since others decide on them. Hard
links, hazards and holds are ``firm``: physics, procedure and safety never give way. A rule of any
state is named where it is a member of a conflict; of the last two, neither levers nor conflicts nor
a target offer a change.
What a planner sets by hand is the planner's own decision: of the firm ones, links and holds have
such a setting, hazards have none.
"""

from collections.abc import Iterator, Mapping

from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.ladder import Lever, RuleLadder
from scheduler.studies.loosening.base.loosening import Loosening
from scheduler.studies.loosening.base.rule import Rule
from scheduler.studies.loosening.crew_dates import CREW_DATES
from scheduler.studies.loosening.crews import CREWS
from scheduler.studies.loosening.duty import DUTY
from scheduler.studies.loosening.facilities import FACILITIES
from scheduler.studies.loosening.facts import FACTS
from scheduler.studies.loosening.habits import HABITS
from scheduler.studies.loosening.hazards import HAZARDS
from scheduler.studies.loosening.holds import HOLDS
from scheduler.studies.loosening.holidays import HOLIDAYS
from scheduler.studies.loosening.limits import LIMITS
from scheduler.studies.loosening.links import LINKS
from scheduler.studies.loosening.neighbours import NEIGHBOURS
from scheduler.studies.loosening.not_before import NOT_BEFORE
from scheduler.studies.loosening.openings import OPENINGS
from scheduler.studies.loosening.order import ORDER
from scheduler.studies.loosening.promised import PROMISED
from scheduler.studies.loosening.shifts import SHIFTS
from scheduler.studies.loosening.stand_downs import STAND_DOWNS
from scheduler.studies.loosening.steps import STEPS
from scheduler.studies.loosening.weeks import WEEKS
from scheduler.studies.loosening.windows import WINDOWS
from scheduler.wording.names import listed

LOOSENING: Mapping[str, Loosening] = {
    "crews": CREWS,
    "crew-dates": CREW_DATES,
    "shifts": SHIFTS,
    "weeks": WEEKS,
    "holidays": HOLIDAYS,
    "stand-downs": STAND_DOWNS,
    "facilities": FACILITIES,
    "openings": OPENINGS,
    "windows": WINDOWS,
    "neighbours": NEIGHBOURS,
    "not-before": NOT_BEFORE,
    "promised": PROMISED,
    "limits": LIMITS,
    "holds": HOLDS,
    "hazards": HAZARDS,
    "links": LINKS,
    "habits": HABITS,
    "steps": STEPS,
    "facts": FACTS,
    "order": ORDER,
    "duty": DUTY,
}


def firm_words() -> str:
    """Return in a sentence which rules never give way, and what they rest on."""
    firm = [each.firm for each in LOOSENING.values() if each.firm is not None]
    titles = listed(sorted(each.title for each in firm)).capitalize()
    grounds = listed(sorted({ground for each in firm for ground in each.grounds}))
    return f"{titles} never give way: they are {grounds}."


def levers(campaign: Campaign, scenario: Scenario) -> list[Lever]:
    """Return every rule of a scenario that can be loosened, one notch looser."""
    found: list[Lever] = []
    for each in LOOSENING.values():
        if each.levers is not None:
            found += each.levers(campaign, scenario)
    return found


def rules_of(situation: Situation) -> Iterator[Rule]:
    """Yield every rule of a situation that can bind at all."""
    for each in LOOSENING.values():
        yield from each.rules(situation)


def ladders_of(situation: Situation, rule: Rule) -> tuple[RuleLadder, ...]:
    """Return the ways in which a rule can give way; none for rules that never do."""
    found = (each.ladders for each in LOOSENING.values() if rule.family in each.families)
    make = next(found, None)
    return () if make is None else tuple(each for each in make(situation, rule) if each.levels)
