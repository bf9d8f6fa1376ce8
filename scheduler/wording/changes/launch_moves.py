"""How far a change moves launch, in words."""

from scheduler.model.base import Minutes
from scheduler.model.notation.durations import format_days, format_minutes


def launch_moves(gain: Minutes) -> str:
    """Say what launch gains by a change: ``launch is 5 h earlier``, ``launch does not move``."""
    if not gain:
        return "launch does not move"
    return f"launch is {format_minutes(abs(gain))} {'earlier' if gain > 0 else 'later'}"


def saved_text(saved: Minutes) -> str:
    """Return what one plan saves against another: ``26.7 d saved``, ``5 h lost``."""
    return f"{format_days(abs(saved))} {'saved' if saved >= 0 else 'lost'}"
