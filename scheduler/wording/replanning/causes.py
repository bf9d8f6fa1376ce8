"""The causes of a slip as rows of words."""

from collections.abc import Iterator
from fractions import Fraction

from scheduler.analyse.causes.causes import Causes, SlipCause
from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.durations import HOUR
from scheduler.wording.changes.slip_causes import ate_text, cause_text, given_back_text, signed


def share_text(share: Fraction, *, is_about: bool) -> str:
    """Say a fair share: ``+12 h``; in hours with one decimal where it is no whole minute."""
    is_whole = share.denominator == 1
    text = signed(int(share)) if is_whole else f"{float(share) / HOUR:+.1f} h"
    return f"about {text}" if is_about and share else text


def cause_rows(causes: Causes, axis: Axis) -> Iterator[tuple[str, ...]]:
    """Yield the causes with an effect, each with four measures of it, and what was given back."""
    for each in causes.effective:
        yield (
            cause_text(each, is_long=True),
            _known(each, axis),
            signed(each.by_step),
            signed(each.alone),
            signed(each.but_for),
            share_text(each.share, is_about=causes.is_about),
        )
    yield given_back_text(causes), "", signed(causes.given_back), "", "", ""
    yield "launch", "", signed(causes.slip), "", "", ""


def idle_rows(causes: Causes, axis: Axis) -> Iterator[tuple[str, str, str]]:
    """Yield the causes without effect on launch, with the float that they took."""
    for each in causes.without_effect:
        yield cause_text(each, is_long=True), _known(each, axis), ate_text(each)


def _known(cause: SlipCause, axis: Axis) -> str:
    return "" if cause.known is None else axis.say(cause.known)
