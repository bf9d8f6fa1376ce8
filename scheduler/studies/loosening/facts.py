"""
Facts of the day: what has happened, and the date up to which it is known.

They never give way, since nobody can change them; limits and habits that they have broken are met
with by their own rules. No rule of theirs can be taken out.
"""

from collections.abc import Iterator

from scheduler.calendars.situation.situation import Situation
from scheduler.studies.loosening.base.loosening import Loosening
from scheduler.studies.loosening.base.rule import Rule


def _rules(situation: Situation) -> Iterator[Rule]:
    del situation
    yield from ()


FACTS = Loosening(checks=("recorded", "data-date", "under-way"), families=(), rules=_rules)
