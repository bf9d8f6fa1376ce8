"""Tasks: what crews do."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from scheduler.model.base import CrewId, FacilityId, Labelled, Minutes, Part
from scheduler.model.clock import Moment, Span
from scheduler.model.durations import Work
from scheduler.model.link import LINK_SCHEMA, LinkText
from scheduler.model.numbers import Positive


class Kind(StrEnum):
    """How a task lies in its working time."""

    RUN_THROUGH = "run-through"
    PAUSABLE = "pausable"
    SAME_SHIFT = "same-shift"
    ELAPSED = "elapsed"


class WindowFor(StrEnum):
    """What must lie in a window."""

    START = "start"
    END = "end"
    RUN = "run"


class Window(Labelled):
    """
    Clock intervals, daily or absolute, for the start, the end or the whole run of a task.

    ``widest``, or ``earliest`` and ``latest``, say how far it may be widened to make a date.
    """

    applies_to: WindowFor = Field(default=WindowFor.RUN, alias="for")
    daily: Span | None = None
    start: Moment | None = Field(default=None, alias="from")
    end: Moment | None = Field(default=None, alias="to")
    widest: Span | None = None
    earliest: Moment | None = None
    latest: Moment | None = None
    reason: str = ""

    @property
    def at_widest(self) -> "Window":
        """The window as wide as it may be made."""
        update = {
            "daily": self.daily if self.widest is None else self.widest,
            "start": self.start if self.earliest is None else self.earliest,
            "end": self.end if self.latest is None else self.latest,
        }
        return self.model_copy(update=update)

    @property
    def may_widen(self) -> bool:
        """Whether the graph lets the window be widened."""
        return self.at_widest != self

    def __str__(self) -> str:
        if self.daily is not None:
            return f"{self.applies_to} daily {self.daily}"
        return f"{self.applies_to} from {self.start} to {self.end}"


def parse_window_use(value: Any) -> Any:
    """Keep the name of a window; an inline mapping is a window of its own."""
    if isinstance(value, str | Window):
        return value
    return Window.model_validate(value)


class Timed(Part):
    """A part that states ``hours``: numbers in it are hours, also when they come from Python."""

    @model_validator(mode="before")
    @classmethod
    def _read_hours(cls, data: Any) -> Any:
        """Turn a number of hours into text, since bare integers are minutes elsewhere."""
        if isinstance(data, Mapping) and type(data.get("hours")) in {int, float}:
            return {**data, "hours": f"{data['hours']}h"}
        return data


class Mode(Timed):
    """Another way of doing a task: what it leaves out stays as in the task itself."""

    name: str = ""
    duration: Work | None = Field(default=None, alias="hours")
    crew: Mapping[CrewId, Positive] | None = None
    facility: FacilityId | None = None


def parse_names(value: Any) -> Any:
    """Read a single name as a list of one."""
    return [value] if isinstance(value, str) else value


Names = Annotated[
    tuple[str, ...],
    BeforeValidator(parse_names),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def parse_links(value: Any) -> Any:
    """Read a single link as a list of one."""
    return [value] if isinstance(value, str | Mapping) else value


Links = Annotated[
    tuple[LinkText, ...],
    BeforeValidator(parse_links),
    WithJsonSchema({"anyOf": [LINK_SCHEMA, {"type": "array", "items": LINK_SCHEMA}]}),
]


class Task(Timed, Labelled):
    """
    One piece of work.

    ``duration`` is working time in minutes (``hours`` in the file). Zero hours make a milestone,
    which uses nothing and may fall at any minute. ``due`` is a wished end, which a plan may miss.
    """

    name: str = ""
    duration: Work = Field(default=0, alias="hours")
    pausable: bool = False
    same_shift: bool = False
    elapsed: bool = False
    all_hands: bool = False
    hold_point: str = ""
    test: bool = False
    crew: Mapping[CrewId, Positive] = Field(default_factory=dict)
    facility: FacilityId | None = None
    equipment: Names = ()
    hazards: Names = ()
    exempt_from: Names = ()
    after: Links = ()
    usually_after: Links = ()
    due: Moment | None = None
    windows: tuple[Annotated[str | Window, BeforeValidator(parse_window_use)], ...] = ()
    flow: str = ""
    tags: Names = ()
    options: tuple[Mode, ...] = ()
    note: str = ""
    source: str = ""

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id

    @property
    def is_milestone(self) -> bool:
        """Whether the task takes no time."""
        return self.duration == 0

    @property
    def kind(self) -> Kind:
        """How the task lies in its working time."""
        if self.pausable:
            return Kind.PAUSABLE
        if self.same_shift:
            return Kind.SAME_SHIFT
        return Kind.ELAPSED if self.elapsed else Kind.RUN_THROUGH

    @property
    def ways(self) -> range:
        """The ways of doing the task: 0 as it stands, then its options by number."""
        return range(len(self.options) + 1)

    def in_way(self, option: int) -> "Task":
        """
        Return the task as one of its options has it, named after it; 0 is the task itself.

        Raises
        ------
        IndexError
            If it has no such option.
        """
        if option == 0:
            return self
        if option < 0:
            raise IndexError(option)
        mode = self.options[option - 1]
        label = mode.name or f"option {option}"
        update = {
            "name": f"{self.title} ({label})",
            "duration": mode.duration,
            "crew": mode.crew,
            "facility": mode.facility,
        }
        return self.model_copy(update={k: v for k, v in update.items() if v is not None})

    @property
    def shortest(self) -> Minutes:
        """The least working time of all ways of doing it."""
        return min(self.in_way(option).duration for option in self.ways)

    @property
    def places(self) -> tuple[FacilityId, ...]:
        """The facility and the equipment that the task occupies from start to end."""
        return (() if self.facility is None else (self.facility,)) + self.equipment

    def kinds_stated(self) -> tuple[str, ...]:
        """Return the kinds the file states; more than one is a contradiction."""
        stated = {"pausable": self.pausable, "same_shift": self.same_shift, "elapsed": self.elapsed}
        return tuple(name for name, is_set in stated.items() if is_set)
