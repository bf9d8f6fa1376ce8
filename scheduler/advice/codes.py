"""Every code of a warning, with its meaning."""

from collections.abc import Mapping
from types import MappingProxyType

LINK_CODES = {
    "loose-end": "Launch does not wait for a step, nor for those that lead only to it.",
    "loose-finish": "The start of a step is waited for, its end is not, so launch may come first.",
    "loose-in-scenario": "In a scenario only habits, or steps done before, lead on to launch.",
    "hold-point-idle": "Nothing follows a hold point.",
    "hold-point-passed-early": "A link lets a step begin before a hold point is passed.",
    "launch-early": "Launch may be the wrong step: what comes after it looks like the way to it.",
    "test-after-launch": "A test comes after launch by its links.",
    "hold-point-after-launch": "A hold point comes after launch by its links.",
    "long-lead": "A negative lag is longer than the step from whose end it counts.",
    "long-lag": "A lag of more than three days hides something that should be a step.",
}
UNUSED_CODES = {
    "unused-crew": "No step needs a crew.",
    "unused-facility": "No step and no hold uses a facility.",
    "unused-zone": "No hazard reaches over a zone.",
    "unused-hazard": "No step carries a hazard.",
    "unused-window": "No step has a window.",
    "unused-shift": "No scenario works a shift.",
    "unused-flow": "No step belongs to a flow.",
    "unused-tag": "No scenario names a tag under `done`, no hold under `steps`, no vehicle, and no "
    "risk file.",
    "unused-options": "Steps have options, and no scenario ever takes one.",
}
TIME_CODES = {
    "time-zone-turned": "A time zone such as Etc/GMT+5, whose sign is turned about.",
    "target-outside-windows": "No window of the launch step allows launch at the target.",
    "target-too-early": "No scenario could make the target, even with people and rooms enough.",
    "target-beyond-horizon": "The target lies beyond the planning horizon.",
    "window-idle": "A window never holds a step back.",
    "window-adds-nothing": "A window allows no start that others of the step do not.",
    "window-outside": "Windows open at no time between the start and the horizon.",
    "date-outside": "All holidays, a closure or a stand-down lie outside the campaign.",
    "not-before-idle": "A step may not start before a time that lies before the campaign.",
    "moves-idle": "A neighbour may move, and nothing of it can.",
    "many-fixed-dates": "Three steps or more, and over a tenth of all, are tied to one date each.",
    "shifts-overlap": "Shifts overlap, and the people of both count in the overlap.",
    "shift-without-people": "Scenarios work a shift on which no crew has people.",
    "week-idle": "The week of a crew is that of the scenario.",
    "late-idle": "A step is wanted late, and launch does not wait for it.",
    "crew-date-outside": "A change of a crew, or a day of its own, lies outside the campaign.",
    "crew-change-idle": "A change of a crew changes nothing in any scenario.",
    "crew-changes-overlap": "Two changes of a crew say different things of the same time.",
}
WORK_CODES = {
    "inherited-replaced": "A field of a scenario replaces the inherited one, and drops part of it.",
    "scenario-same": "A scenario changes nothing in the one that it extends.",
    "people-idle": "A scenario states people on a shift that it does not work.",
    "set-aside-idle": "A scenario sets single habits aside and relaxes them all.",
    "held-room-full": "Holds, and steps within them, take more of a place than it has.",
    "held-room-twice": "A step within a hold takes a further slot of the same place.",
    "hazard-unforbidden": "A hazard neither clears nor forbids, and no hazard forbids it.",
    "hazard-reaches-nobody": "No other step lies in reach of a hazard.",
    "no-crew": "A step is work, with neither a crew nor a run window.",
    "long-step": "A step is more than forty hours of work.",
    "ids-alike": "Ids of the same table differ only by case or look alike.",
    "name-repeated": "Entries of one table, or steps of one flow, have the same name.",
}
TEXT_CODES = {
    "comma-in-text": "A comma splits a text without quotes; it is read as one text.",
}
PLAN_CODES = {
    "high-float": "A step before launch has a float of twenty days or more.",
}

CODES: Mapping[str, str] = MappingProxyType(
    LINK_CODES | UNUSED_CODES | TIME_CODES | WORK_CODES | TEXT_CODES | PLAN_CODES
)
