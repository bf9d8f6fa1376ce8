"""The words that schedules of other programs share: kinds of steps, dates, people and lags."""

from enum import StrEnum


class SourceForm(StrEnum):
    """The file format that a schedule was read from."""

    MSPDI = "mspdi"
    XER = "xer"
    PMXML = "pmxml"
    XLSX = "xlsx"
    CSV = "csv"


class ForeignKind(StrEnum):
    """What a row of a schedule is."""

    TASK = "task"
    MILESTONE = "milestone"
    SUMMARY = "summary"
    LEVEL_OF_EFFORT = "level of effort"
    BLANK = "blank"


class ConstraintKind(StrEnum):
    """What a date does to a step."""

    START_NO_EARLIER = "start no earlier than"
    START_NO_LATER = "start no later than"
    START_ON = "start on"
    FINISH_NO_EARLIER = "finish no earlier than"
    FINISH_NO_LATER = "finish no later than"
    FINISH_ON = "finish on"
    MANDATORY_START = "mandatory start"
    MANDATORY_FINISH = "mandatory finish"
    AS_LATE_AS_POSSIBLE = "as late as possible"


class ResourceKind(StrEnum):
    """What is assigned to steps."""

    WORK = "work"
    EQUIPMENT = "equipment"
    MATERIAL = "material"
    COST = "cost"


class LagCalendar(StrEnum):
    """Whose working time the lags of a project are counted in, where they are not elapsed."""

    SUCCESSOR = "successor"
    PREDECESSOR = "predecessor"
    PROJECT = "project"
    CLOCK = "clock"
