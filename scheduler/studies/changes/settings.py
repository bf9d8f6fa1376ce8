"""Everything that a planner may set by hand: what the rules say, and the dates of the campaign."""

from scheduler.model.campaign import Campaign
from scheduler.studies.loosening import LOOSENING
from scheduler.studies.loosening.base.change import NONE, Change
from scheduler.studies.loosening.base.closures import parse_date
from scheduler.studies.loosening.base.loosening import Setting
from scheduler.studies.loosening.base.names import require_known


def _set_date(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the start of the campaign, or its target, which may be none."""
    del scenario
    is_none = change.part == "target" and change.value == NONE
    date = None if is_none else parse_date(change.value)
    return campaign.altered({change.part: date})


DATES = Setting(
    kind="campaign",
    parts=("start", "target"),
    form="campaign.start=2026-03-17T08:00, campaign.target=2026-04-01T12:00",
    apply=_set_date,
)
"""The dates are what is asked for, and no rule."""

SETTINGS = (*(setting for rule in LOOSENING.values() for setting in rule.settings), DATES)
FORMS = ", ".join(setting.form for setting in SETTINGS)


def setting_of(change: Change) -> Setting:
    """
    Return the setting that makes a change.

    Raises
    ------
    InputError
        If there is no such kind of change, or what it names has no such part.
    """
    require_known({setting.kind: 0 for setting in SETTINGS}, change.kind, "bad-setting")
    own = [setting for setting in SETTINGS if setting.kind == change.kind]
    by_part = {part: setting for setting in own for part in setting.parts}
    if not by_part:
        return own[0]
    require_known(by_part, change.part, "unknown-field")
    return by_part[change.part]
