"""How far a change moves launch, in words."""

from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_days, format_minutes


def launch_moves(gain: Minutes) -> str:
    """Say what launch gains by a change: ``launch is 5 h earlier``, ``launch does not move``."""
    return f"launch is {moved_by(gain)}" if gain else "launch does not move"


def moved_by(gain: Minutes) -> str:
    """Return how far launch moves: ``5 h earlier``, ``at the same time``."""
    if not gain:
        return "at the same time"
    return f"{format_minutes(abs(gain))} {'earlier' if gain > 0 else 'later'}"


def saved_text(saved: Minutes) -> str:
    """Return what one plan saves against another: ``26.7 d saved``, ``5 h lost``."""
    return f"{format_days(abs(saved))} {'saved' if saved >= 0 else 'lost'}"
