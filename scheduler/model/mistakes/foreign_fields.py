"""Fields as other planning tools call them, and what they are called in a task graph."""

from collections.abc import Collection, Mapping

from scheduler.model.mistakes.foreign_risks import FOREIGN_RISKS

NOT_BEFORE = "windows: [{for: start, from: 2026-03-02T08:00, to: 2026-03-31T08:00}]"
NOT_AFTER = "windows: [{for: end, from: 2026-03-02T08:00, to: 2026-03-31T08:00}]"
CLOSE = "'limits: [{{from: {entry} start, to: launch end, max: 12h}}]' at the head of the file"
LATER = "'after: {entry}' in the later step"

MILESTONE = "no 'hours' instead: a step without hours is a milestone"

FACTS = (
    "'name: ...' at the head of a task graph; if these are the facts of a plan, run "
    "launch-scheduler check FILE --plan PLAN"
)

_DATES = {
    **dict.fromkeys(
        ("start", "starts", "start_date", "begin", "begins", "not_before", "earliest", "early"),
        ("not_before", NOT_BEFORE),
    ),
    **dict.fromkeys(
        ("end", "finish", "finish_date", "end_date", "deadline", "due_date", "latest"),
        ("due", NOT_AFTER),
    ),
    **dict.fromkeys(("late", "alap", "latest_possible"), ("as_late_as_possible", CLOSE)),
    **dict.fromkeys(("not_after", "must_finish", "must_end"), ("due", NOT_AFTER)),
    **dict.fromkeys(
        ("date", "on", "fixed", "when", "pin", "pinned", "must_start", "promised", "start_on"),
        ("at", NOT_BEFORE),
    ),
}
_AFTER = dict.fromkeys(
    (
        "predecessors",
        "predecessor",
        "depends_on",
        "depends",
        "requires",
        "needs",
        "follows",
        "pred",
    ),
    ("", "after: [...]"),
)
_BEFORE = dict.fromkeys(("successors", "successor", "before", "then", "next"), ("", LATER))
_PEOPLE = dict.fromkeys(
    (
        "people",
        "persons",
        "person",
        "staff",
        "who",
        "owner",
        "team",
        "teams",
        "resources",
        "resource",
        "workers",
        "headcount",
        "assigned",
        "crews",
    ),
    ("", "crew: {MEC: 4}"),
)
_SPAN = {
    **dict.fromkeys(("start", "begin", "begins"), ("", "from: ...")),
    **dict.fromkeys(("end", "until", "till", "finish"), ("", "to: ...")),
    **dict.fromkeys(("why", "because", "name", "note"), ("", "reason: ...")),
}

FOREIGN: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Task": {
        **_DATES,
        **_AFTER,
        **_BEFORE,
        **_PEOPLE,
        **dict.fromkeys(
            ("length", "time", "effort", "work", "hrs", "days", "minutes"), ("", "hours: 6")
        ),
        **dict.fromkeys(
            ("place", "places", "room", "location", "where", "hall", "site"), ("", "facility: ...")
        ),
        **dict.fromkeys(
            ("tools", "tool", "machines", "facilities"), ("", "facility: ..., equipment: [...]")
        ),
        **dict.fromkeys(("description", "title", "label", "text"), ("", "name: ...")),
        **dict.fromkeys(("comment", "comments", "remark", "remarks"), ("", "note: ...")),
        **dict.fromkeys(("interruptible", "splittable", "split", "pauses"), ("", "pausable: yes")),
        **dict.fromkeys(("is_test",), ("", "test: yes")),
        **dict.fromkeys(("milestone", "is_milestone"), ("", MILESTONE)),
        **dict.fromkeys(("window", "weather"), ("", "windows: [...]")),
        **dict.fromkeys(("alternatives", "modes", "ways"), ("", "options: [{...}]")),
    },
    "Campaign": {
        **dict.fromkeys(("steps", "activities", "jobs", "work"), ("", "tasks: ...")),
        **dict.fromkeys(("title", "project", "campaign"), ("", "name: ...")),
        **dict.fromkeys(("begin", "start_date"), ("", "start: ...")),
        **dict.fromkeys(("deadline", "due", "due_date", "finish", "end"), ("", "target: ...")),
        **dict.fromkeys(("timezone", "tz", "zone"), ("", "time_zone: ...")),
        **dict.fromkeys(("teams", "people", "staff", "resources"), ("", "crews: ...")),
        **dict.fromkeys(("places", "rooms", "locations", "halls"), ("", "facilities: ...")),
        **dict.fromkeys(("calendar", "working_hours", "hours"), ("", "shifts: ...")),
        **dict.fromkeys(("constraints",), ("", "limits: [...]")),
        **dict.fromkeys(("closures",), ("", "stand_downs: [...]")),
        **dict.fromkeys(("data_date", "events"), ("", FACTS)),
    },
    "Crew": dict.fromkeys(
        ("size", "count", "number", "head_count", "headcount", "members", "persons", "staff"),
        ("", "people: {day: 6}"),
    ),
    "Facility": {
        **dict.fromkeys(("capacity", "slots", "size", "count", "places"), ("", "room: 1")),
        **dict.fromkeys(("hours", "opening", "opening_hours"), ("", "open: [07:00-19:00]")),
        **dict.fromkeys(("closures", "shut"), ("", "closed: [{from: ..., to: ...}]")),
    },
    "Window": {**_SPAN, "hours": ("", "daily: 08:00-16:00"), "type": ("", "for: start")},
    "Closure": _SPAN,
    "Link": {
        **dict.fromkeys(("kind", "relation"), ("", "type: FS")),
        **dict.fromkeys(("delay", "wait", "offset", "gap"), ("", "lag: 2h")),
        **dict.fromkeys(("id", "step", "predecessor", "after"), ("", "task: ...")),
    },
    "Limit": dict.fromkeys(
        ("length", "hours", "duration", "within", "limit", "time"), ("", "max: 72h")
    ),
    "Hold": dict.fromkeys(("place", "location"), ("", "facility: ...")),
    "ScenarioEntry": {
        **dict.fromkeys(("inherits", "base", "parent", "like", "from"), ("", "extends: ...")),
        **dict.fromkeys(("days", "weekdays"), ("", "week: mon-fri")),
    },
    **FOREIGN_RISKS,
}
"""By model and foreign name: a field to prefer where the format has it, and what to write."""


def native(model: str, name: str, fields: Collection[str], entry: str = "") -> str:
    """
    Return what to write for a field of another tool, nothing if the name is unknown there.

    Parameters
    ----------
    model
        The model whose field it would be.
    name
        The field as written.
    fields
        The fields that the model has.
    entry
        The id of the entry, such as the step, that the field is of.
    """
    better, form = FOREIGN.get(model, {}).get(name.lower().replace("-", "_"), ("", ""))
    if better in fields:
        return f"Write '{better}: ...'."
    if "'" in form:
        return f"Write {form.format(entry=entry)}."
    return f"Write '{form}'." if form else ""
