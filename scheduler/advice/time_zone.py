"""A time zone that may be the opposite of the one meant."""

import re
from collections.abc import Iterator
from zoneinfo import available_timezones

from scheduler.advice.base import Case
from scheduler.errors import Finding
from scheduler.wording.quantities import count_of

_FIXED = re.compile(r"Etc/GMT([+-])([1-9]\d*)")


def warn_of_turned_time_zone(case: Case) -> Iterator[Finding]:
    """Yield a finding for a zone such as Etc/GMT+5, which by its rule is behind UTC."""
    name = case.campaign.time_zone
    found = _FIXED.fullmatch(name)
    if found is None:
        return
    side, opposite = ("behind", "-") if found[1] == "+" else ("ahead of", "+")
    other = f"Etc/GMT{opposite}{found[2]}"
    is_known = other in available_timezones()
    yield Finding(
        code="time-zone-turned",
        message=f"{name!r} is {count_of(int(found[2]), 'hour')} {side} UTC: in these names the "
        "sign is turned about",
        path=("time_zone",),
        hint="Name a city with the clock of the site"
        f"{f'; {other!r} is the other way about' if is_known else ''}.",
    )
