"""What has become of a step between two plans, in words."""

from scheduler.analyse.comparing.side import PlacedStep, State
from scheduler.analyse.comparing.steps import ComparedStep, StepChange
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_days, format_minutes
from scheduler.wording.names import option_named
from scheduler.wording.reasons.drivers import short_reason

_OTHERS = {StepChange.PEOPLE: "other people", StepChange.PLACE: "another place"}


def change_text(step: ComparedStep) -> str:
    """Say what is another than it was: ``6 h later``, ``new``, ``done another way``."""
    if step.new is None:
        return "gone"
    if step.old is None:
        return "new"
    texts = [*_times(step), *(_OTHERS[each] for each in step.changes if each in _OTHERS)]
    if StepChange.WAY in step.changes:
        texts.append(f"{way_text(step.new)} instead of {way_text(step.old)}")
    return ", ".join(texts)


def _times(step: ComparedStep) -> list[str]:
    """Say how far a step moves, and whether it takes another time from start to end."""
    moves, ends = step.moves, step.ends_later
    if StepChange.START in step.changes and moves is None:
        done = step.new is not None and step.new.state is State.DONE
        return ["done before the start" if done else "not done any more"]
    if moves:
        return [later_text(moves)] if ends == moves else [later_text(moves), _ends(ends)]
    return [_ends(ends)] if ends else []


def later_text(minutes: Minutes) -> str:
    """Return how far something moves: ``6 h later``, ``2.5 d earlier``."""
    return f"{format_days(abs(minutes))} {'later' if minutes > 0 else 'earlier'}"


def _ends(minutes: Minutes | None) -> str:
    return "at the same end" if not minutes else f"ends {later_text(minutes)}"


def way_text(standing: PlacedStep) -> str:
    """Return the way in which a step is done: ``as it stands``, ``option 'two teams'``."""
    if not standing.option:
        return "as it stands"
    return option_named(standing.option, standing.option_name)


def driver_text(standing: PlacedStep | None) -> str:
    """Say in a few words what a step of one plan waited for last, or that it has begun."""
    if standing is None or standing.start is None:
        return ""
    if standing.state is State.DONE:
        return "done"
    if standing.state is not State.PLANNED:
        return standing.state.value
    return "" if standing.driver is None else short_reason(standing.driver)


def float_text(minutes: Minutes | None) -> str:
    """Return a total float; launch does not wait for a step that has none."""
    return "any" if minutes is None else format_minutes(minutes)
