"""Holds that keep a whole place one after the other: two vehicles that want it at once."""

from collections.abc import Collection, Iterator

from scheduler.calendars.situation.situation import Situation
from scheduler.model.resource import Hold
from scheduler.model.turns import turns_of
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def turn_words(situation: Situation, members: Collection[Rule]) -> Iterator[str]:
    """Yield a sentence for each place among the members of a conflict that is taken in turns."""
    rooms = {rule.subject[0] for rule in members if rule.family is RuleFamily.ROOM}
    kept = {rule.path[1] for rule in members if rule.family is RuleFamily.HOLD}
    holds = [hold for place, hold in enumerate(situation.campaign.holds) if place in kept]
    for place, turns in turns_of(situation.campaign, situation.scenario).items():
        meeting = [hold for hold in turns if hold in holds]
        if place in rooms and meeting[1:]:
            yield _sentence(situation, meeting)


def _sentence(situation: Situation, holds: list[Hold]) -> str:
    title = situation.campaign.facilities[holds[0].facility].title
    *others, last = (_span(hold) for hold in holds)
    return (
        f"{title} is reserved as a whole {', '.join(others)} and {last}: each must wait until it "
        f"is free again. More room would mean a second {title}, so it is not offered."
    )


def _span(hold: Hold) -> str:
    reason = f" ({hold.reason})" if hold.reason else ""
    return f"from {hold.from_task} to {hold.to_task}{reason}"
