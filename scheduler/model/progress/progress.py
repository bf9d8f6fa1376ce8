"""Progress: the facts of a campaign up to a moment, and the news that change it."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.notation.base import Listed, Part, TaskId
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Length
from scheduler.model.progress.news import News
from scheduler.model.progress.step_facts import StepFacts

FORMAT = 1


def parse_broken_link(value: Any) -> Any:
    """Read ``C01>C04``: the link by which C04 waits for C01."""
    if not isinstance(value, str):
        return value
    source, sign, target = (part.strip() for part in value.partition(">"))
    if not (sign and source and target):
        raise PydanticCustomError(
            "bad-link",
            "{value} names no link; write PREDECESSOR>SUCCESSOR",
            {"value": repr(value)},
        )
    return source, target


BrokenLink = Annotated[
    tuple[TaskId, TaskId],
    BeforeValidator(parse_broken_link),
    WithJsonSchema({"type": "string", "description": "a link: PREDECESSOR>SUCCESSOR"}),
]
Words = Annotated[str, Field(min_length=1)]


class WaivedLink(Part):
    """A link that facts broke and that need not be waited for, with the reason and who says so."""

    link: BrokenLink
    why: Words
    by: Words

    def __str__(self) -> str:
        return ">".join(self.link)


def _number(value: Any) -> Any:
    """Read the format as the number that it is, also from a text."""
    return FORMAT if value == str(FORMAT) else value


class Progress(Part):
    """
    The facts of a campaign up to ``data_date``; whatever has no line has not begun.

    What was announced within ``freeze``, elapsed minutes from the data date, moves only if facts
    leave no choice; steps in ``pins`` start at the given dates.
    """

    format: Annotated[Literal[1], BeforeValidator(_number)] = 1
    data_date: Moment
    freeze: Length | None = None
    pins: Mapping[TaskId, Moment] = Field(default_factory=dict)
    waived: Listed[WaivedLink] = ()
    steps: Mapping[TaskId, StepFacts] = Field(default_factory=dict)
    events: Mapping[str, News] = Field(default_factory=dict)

    @property
    def assumed(self) -> tuple[TaskId, ...]:
        """The steps of which nobody reported what stands there."""
        return tuple(step for step, facts in self.steps.items() if facts.assumed)

    def facts_of(self, step: TaskId) -> StepFacts:
        """Return what is recorded of a step, or that nothing is."""
        return self.steps.get(step, NOTHING)


NOTHING = StepFacts()
"""The facts of a step that has no line: it has not begun."""
