"""The calendars of a campaign, each made once."""

from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.campaign import Campaign
from scheduler.model.scenario import Scenario

WITHOUT_CALENDAR = frozenset({"id", "name", "order", "habits", "set_aside", "duty"})
"""What scenarios may differ in although everybody works alike in them."""


class Calendars:
    """
    The working time of one campaign in its scenarios, made when it is first asked for.

    Scenarios in which everybody works alike share theirs. What was made is kept as long as this
    object is; a copy in another process makes its own.
    """

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self._made: dict[str, WorkingTimes] = {}

    def of(self, scenario: Scenario) -> WorkingTimes:
        """Return the working time of a scenario of the campaign."""
        calendar = calendar_key(scenario)
        if calendar not in self._made:
            self._made[calendar] = WorkingTimes(self.campaign, scenario)
        return self._made[calendar]

    def __reduce__(self) -> tuple[type["Calendars"], tuple[Campaign]]:
        return type(self), (self.campaign,)


def calendar_key(scenario: Scenario) -> str:
    """Return what of a scenario the working time and the modes of steps follow from."""
    fields = (name for name in type(scenario).model_fields if name not in WITHOUT_CALENDAR)
    return repr([getattr(scenario, name) for name in fields])
