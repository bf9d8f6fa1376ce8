"""What it buys a called vehicle that neighbours move, each way at its price."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.model.notation.base import Minutes
from scheduler.studies.readiness.alarm import PricePoint, Reading
from scheduler.studies.readiness.curve import ReadinessCurve, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Earlier and earlier launches for a call, the first one being that at no price."""

    call: Minutes
    points: tuple[PricePoint, ...]


def offers(curve: ReadinessCurve) -> tuple[Offer, ...]:
    """Return what moves of neighbours buy, as known for the last call of each stretch of calls."""
    found = (_last_read(curve, span) for span in curve.spans())
    return tuple(
        Offer(call=each.at, points=each.prices)
        for each in found
        if each is not None and any(not point.move.stays for point in each.prices)
    )


def _last_read(curve: ReadinessCurve, span: Span) -> Reading | None:
    return max(_read(curve, span), key=lambda each: each.at, default=None)


def _read(curve: ReadinessCurve, span: Span) -> Iterator[Reading]:
    """Yield the searches for the calls of a stretch, the first moment of a curve being one."""
    for each in curve.readings:
        if span.start < each.at <= span.end or each.at == span.start == curve.begin:
            yield each
