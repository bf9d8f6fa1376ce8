"""What a plan can aim at between launch and early starts, each with its value and its encoding."""

from collections.abc import Mapping

from scheduler.calendars.situation.situation import Situation
from scheduler.planning.interface.options import Prefer
from scheduler.planning.preferences.base import Preference
from scheduler.planning.preferences.calm import Calm
from scheduler.planning.preferences.cheap import Cheap
from scheduler.planning.preferences.cover import EarlyStandby

PREFERENCES: Mapping[Prefer, type[Preference]] = {
    Prefer.CALM: Calm,
    Prefer.CHEAP: Cheap,
    Prefer.COVER: EarlyStandby,
}


def find_preference(situation: Situation, prefer: Prefer) -> Preference | None:
    """Return what schedules of a situation are judged by before their starts, if anything."""
    return PREFERENCES[prefer](situation) if prefer in PREFERENCES else None
