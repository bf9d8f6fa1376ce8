"""What the moves of neighbours are worth, in words."""

from scheduler.model.notation.base import Minutes
from scheduler.studies.making_a_date.words import cost_text
from scheduler.studies.neighbours.points import NeighbourCurve, NeighbourPoint
from scheduler.wording.changes.launch_moves import moved_by
from scheduler.wording.changes.neighbours import move_words
from scheduler.wording.quantities import count_of
from scheduler.wording.verdicts.moments import short_date
from scheduler.wording.verdicts.proofs import PROVED


def headline(curve: NeighbourCurve) -> str:
    """Return in a sentence what the moves buy, or that they buy nothing."""
    first, best = curve.points[0], curve.best
    if best.launch is None:
        return "No move of neighbours leads to a plan"
    launch = short_date(curve.situation.axis, best.launch)
    if best.move.stays:
        is_sure = curve.is_complete and best.is_proved
        found = "" if is_sure else ", as far as was found"
        return f"No move of neighbours makes launch any earlier than {launch}{found}"
    what, price = words_of(curve, best), price_words(curve, best)
    if first.launch is None:
        return f"{what} for {price} makes launch possible, on {launch}"
    return f"{what} for {price} makes launch {moved_by(first.launch - best.launch)}: {launch}"


def words_of(curve: NeighbourCurve, point: NeighbourPoint) -> str:
    """Return what moves at a point of the curve."""
    text = move_words(curve.situation.campaign, point.move)
    return text[:1].upper() + text[1:]


def price_words(curve: NeighbourCurve, point: NeighbourPoint) -> str:
    """Return the price of a point with its unit."""
    if not point.move.cents:
        return "nothing"
    price = cost_text(point.move.cents).removesuffix(".0")
    return f"{price} {curve.situation.campaign.costs.unit}"


def launch_words(curve: NeighbourCurve, minute: Minutes | None) -> str:
    """Return a launch as a short date, or that there is none."""
    return "no plan" if minute is None else short_date(curve.situation.axis, minute)


def verdict_words(curve: NeighbourCurve, point: NeighbourPoint) -> str:
    """Return whether a point is proved, or when launch might be at the earliest."""
    if point.is_proved:
        return PROVED
    if point.launch is None and point.bound > curve.situation.horizon:
        return PROVED
    return f"none before {short_date(curve.situation.axis, point.bound)}"


def neighbour_words(curve: NeighbourCurve, point: NeighbourPoint) -> str:
    """Return when each neighbour launches itself at a point of the curve."""
    flows, axis = curve.situation.campaign.flows, curve.situation.axis
    return "; ".join(
        f"{flows[each.flow].title} ({each.task}) {short_date(axis, each.minute)}"
        for each in point.neighbours
    )


def extent_words(curve: NeighbourCurve) -> str:
    """Return how many moves were looked at, and why no more."""
    ways = count_of(curve.permitted, "way")
    if not curve.is_complete:
        return f"Interrupted: {curve.tried} of {ways} to move were looked at."
    if curve.tried == curve.permitted:
        return f"Every way to move was looked at: {curve.permitted}, staying included."
    floor = short_date(curve.situation.axis, curve.floor)
    return (
        f"Of {ways} to move, staying included, {curve.tried} had to be looked at: "
        f"even without any dates of neighbours, launch is not before {floor}."
    )
