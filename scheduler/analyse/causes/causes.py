"""What a launch slipped by, and what it is put down to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from scheduler.model.notation.base import Minutes, TaskId


class CauseKind(StrEnum):
    """What kind of thing a slip is put down to."""

    EVENT = "event"
    LATE = "late start"
    OVERRUN = "overrun"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Eaten:
    """The float that a cause without effect on launch took from a step that it pushed."""

    step: TaskId
    title: str
    minutes: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipCause:
    """
    Something that happened, and the minutes by which launch comes later because of it.

    Below zero it brought launch forward.

    Parameters
    ----------
    name
        The name of an event; of what a step did of its own its id and the kind, ``b overrun``.
    title
        What the event says of itself, or the name of the step.
    why
        What else is said of it: who reported the event, the note of the step; may be empty.
    step
        The step whose own lateness or overrun it is; nothing for an event.
    amount
        Of a step: minutes that it began later by itself, on the clock, or worked longer, in its
        working time; below zero if it was earlier or shorter.
    is_over
        Whether it has happened wholly: what began late has begun, what took longer is done.
    known
        The minute in which it became known; nothing where nobody knows.
    by_step
        Minutes that it adds on top of all that was known before; these add up.
    alone
        Minutes that launch would slip if nothing else had happened.
    but_for
        Minutes of slip that there would not be if it alone had not happened.
    share
        Its fair share, the Shapley value; these add up as well.
    ate
        Where it has no effect by any of these: the float that it took, the most of one step first.
    """

    name: str
    kind: CauseKind
    title: str
    why: str = ""
    step: TaskId | None = None
    amount: Minutes | None = None
    is_over: bool = True
    known: Minutes | None = None
    by_step: Minutes
    alone: Minutes
    but_for: Minutes
    share: Fraction
    ate: tuple[Eaten, ...] = ()

    @property
    def share_minutes(self) -> float:
        """The fair share in minutes, to the hundredth."""
        return round(float(self.share), 2)

    @property
    def has_effect(self) -> bool:
        """Whether launch would be another without it, whatever else had happened."""
        return any((self.by_step, self.alone, self.but_for, self.share))

    def with_eaten(self, eaten: Sequence[Eaten]) -> "SlipCause":
        """Return the same cause with the float that it took."""
        return replace(self, ate=tuple(eaten))


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """
    The slip of launch between two plans, in minutes on the axis of the new one.

    ``causes`` stand in the order in which they became known; what each adds and what replanning
    gave back are the slip, to the minute. The shares add up to what pushing alone slips.
    ``is_about`` says that the shares were sampled.

    Raises
    ------
    ValueError
        If they do not add up.
    """

    announced: Minutes
    retimed: Minutes
    new: Minutes
    causes: tuple[SlipCause, ...]
    is_about: bool = False

    def __post_init__(self) -> None:
        """Refuse causes that do not add up."""
        found = sum(each.by_step for each in self.causes)
        if found != self.pushed:
            message = f"the causes add up to {found} min, not to {self.pushed} min"
            raise ValueError(message)

    @property
    def slip(self) -> Minutes:
        """Minutes by which launch comes later than it was announced."""
        return self.new - self.announced

    @property
    def pushed(self) -> Minutes:
        """Minutes by which launch would come later if the announced plan were only pushed."""
        return self.retimed - self.announced

    @property
    def given_back(self) -> Minutes:
        """What replanning gave back, zero or less; above it is what freeze and pins cost."""
        return self.new - self.retimed

    @property
    def effective(self) -> tuple[SlipCause, ...]:
        """The causes that have an effect on launch."""
        return tuple(each for each in self.causes if each.has_effect)

    @property
    def without_effect(self) -> tuple[SlipCause, ...]:
        """The causes that only ate float, if that."""
        return tuple(each for each in self.causes if not each.has_effect)
