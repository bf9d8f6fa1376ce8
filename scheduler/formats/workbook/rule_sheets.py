"""The sheets of flows, vehicles and launches, of limits and holds, and of the scenarios."""

from scheduler.formats.workbook.column import Column, Form, Shape, TableSheet
from scheduler.formats.workbook.site_sheets import REASON
from scheduler.formats.workbook.step_sheets import NAME

FLOWS = TableSheet(
    name="Flows",
    section="flows",
    shape=Shape.ENTRIES,
    about="Each one vehicle's, or one neighbour's, chain of steps.",
    columns=(
        NAME,
        Column(
            heading="Neighbour",
            path=("neighbour",),
            form=Form.FLAG,
            about="Whether it is somebody else's campaign on the same site.",
            width=12,
        ),
        Column(
            heading="Moves",
            path=("moves",),
            form=Form.YAML,
            about="How far a neighbour may move, and at what price.",
            example="{later: 3d, per_day: 60, notice: 48h}",
            width=40,
        ),
    ),
)
VEHICLES = TableSheet(
    name="Vehicles",
    section="vehicles",
    shape=Shape.ENTRIES,
    about="Vehicles that stand by and are called; leave it empty if there are none.",
    columns=(
        NAME,
        Column(
            heading="Flows",
            path=("flows",),
            form=Form.NAMES,
            about="The flows of its steps.",
            names_of="Flows",
            width=24,
        ),
        Column(
            heading="Launch",
            path=("launch",),
            about="The step that is its lift-off.",
            names_of="Steps",
        ),
        Column(
            heading="Standby",
            path=("standby",),
            form=Form.YAML,
            about="The step with whose end it stands by, or a tag of several.",
            example="{tag: standby}",
            width=20,
        ),
        Column(
            heading="Called",
            path=("called",),
            form=Form.YAML,
            about="What is left to do once it is called.",
            example="{like: A, places: {HALL-1: HALL-2}}",
            width=40,
        ),
        Column(
            heading="Only for standby",
            path=("only_for_standby",),
            form=Form.NAMES,
            about="Steps that are left out when it is called.",
            width=20,
        ),
        Column(
            heading="Muster",
            path=("muster",),
            form=Form.LENGTH,
            about="The time from the call to the first step.",
            example="12h",
        ),
    ),
)
LAUNCHES = TableSheet(
    name="Launches",
    section="launches",
    shape=Shape.ENTRIES,
    key="Step",
    key_about="The key of the step whose end is a lift-off.",
    key_of="Steps",
    about="Further lift-offs, beside the launch on the sheet Campaign.",
    columns=(
        NAME,
        Column(
            heading="Target",
            path=("target",),
            form=Form.MOMENT,
            about="The wished date.",
            width=17,
        ),
    ),
)
LIMITS = TableSheet(
    name="Limits",
    section="limits",
    shape=Shape.ITEMS,
    about="The longest time between two events: a shelf life, the validity of a test.",
    columns=(
        Column(
            heading="From",
            path=("from",),
            about="The start or the end of a step.",
            example="G06 end",
            width=18,
        ),
        Column(
            heading="To",
            path=("to",),
            about="The start or the end of a step; launch is the launch step.",
            example="launch end",
            width=18,
        ),
        Column(
            heading="Most",
            path=("max",),
            form=Form.LENGTH,
            about="The longest time between them.",
            example="20d",
        ),
        REASON,
    ),
)
HOLDS = TableSheet(
    name="Holds",
    section="holds",
    shape=Shape.ITEMS,
    about="Room of a facility kept from the start of one step to the end of another.",
    columns=(
        Column(
            heading="Facility", path=("facility",), about="The facility.", names_of="Facilities"
        ),
        Column(
            heading="From",
            path=("from",),
            about="The step with whose start it begins.",
            names_of="Steps",
        ),
        Column(
            heading="To",
            path=("to",),
            about="The step with whose end it is over.",
            names_of="Steps",
        ),
        Column(
            heading="Steps",
            path=("steps",),
            form=Form.NAMES,
            about="Steps or tags that are done in the held room.",
            width=24,
        ),
        Column(
            heading="Room",
            path=("room",),
            form=Form.NUMBER,
            about="How much of the room; 1 if empty.",
            width=9,
        ),
        REASON,
    ),
)


def _words(heading: str, field: str, words: tuple[str, ...], about: str) -> Column:
    return Column(heading=heading, path=(field,), form=Form.CHOICE, words=words, about=about)


def _yaml(heading: str, field: str, about: str, example: str) -> Column:
    return Column(
        heading=heading, path=(field,), form=Form.YAML, about=about, example=example, width=24
    )


SCENARIOS = TableSheet(
    name="Scenarios",
    section="scenarios",
    shape=Shape.ENTRIES,
    about="Ways of working. What is empty comes from the scenario that one extends; [] or {} is "
    "nothing of it.",
    columns=(
        NAME,
        Column(
            heading="Extends",
            path=("extends",),
            about="The scenario whose rules it takes over.",
            names_of="Scenarios",
        ),
        _words(
            "Order",
            "order",
            ("serial", "serial-per-flow", "parallel"),
            "How much work may go on side by side.",
        ),
        Column(
            heading="Shifts",
            path=("shifts",),
            form=Form.NAMES,
            about="The shifts that are worked; all if nothing says it.",
            example="day, evening",
            names_of="Shifts",
            width=18,
        ),
        Column(
            heading="Week",
            path=("week",),
            form=Form.DAYS,
            about="The days that are worked.",
            example="mon-sat",
        ),
        _words("Habits", "habits", ("kept", "relaxed"), "Whether habits bind."),
        _words("Holidays", "holidays", ("kept", "worked"), "Whether holidays are days off."),
        _words(
            "Options",
            "options",
            ("nominal", "any"),
            "Whether steps may be done in other ways.",
        ),
        _yaml("Duty", "duty", "Duty rules, or the name of a preset.", "{like: surge, as: rule}"),
        _yaml("Weeks", "weeks", "Crews with a week of their own.", "{LIF: mon-fri}"),
        _yaml("People", "people", "Other head-counts, by crew and shift.", "{LIF: {night: 4}}"),
        _yaml("Surge", "surge", "Extra people, by crew and shift.", "{LIF: {day: 8}}"),
        Column(
            heading="Set aside",
            path=("set_aside",),
            form=Form.NAMES,
            about="Single habits set aside: predecessor>successor.",
            example="A02>A03",
        ),
        Column(
            heading="Widened",
            path=("widened",),
            form=Form.NAMES,
            about="Windows at their widest.",
            names_of="Windows",
        ),
        Column(
            heading="Done",
            path=("done",),
            form=Form.NAMES,
            about="Steps, or tags of steps, finished before the start.",
        ),
        _yaml(
            "Stand-downs",
            "stand_downs",
            "Further stand-downs of the site in this scenario.",
            "[{from: 2026-03-20T08:00, to: 2026-03-20T12:00}]",
        ),
        _yaml("Moved", "moved", "Neighbours moved by so many days.", "{satellite: 1d}"),
        Column(
            heading="Squeezed",
            path=("squeezed",),
            form=Form.NAMES,
            about="Windows of neighbours that have their other times.",
        ),
    ),
)
