"""By how much a wished date is met or missed, in words."""

from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_days


def margin_text(margin: Minutes) -> str:
    """Say by how much a wished date is met or missed."""
    if margin < 0:
        return f"missed by {format_days(-margin)}"
    return f"met, {spare_text(margin)}"


def spare_text(margin: Minutes) -> str:
    """Return ``1.5 d to spare``, or that a date is met to the minute."""
    return f"{format_days(margin)} to spare" if margin else "to the minute"


def margin_label(margin: Minutes) -> str:
    """Return the margin in the few words that a picture has room for."""
    if not margin:
        return "met"
    return f"{format_days(abs(margin))} {'to spare' if margin > 0 else 'late'}"
