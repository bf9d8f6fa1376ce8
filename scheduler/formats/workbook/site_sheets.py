"""The sheets of the site: when and where people work, and what is dangerous there."""

from scheduler.formats.workbook.column import PER_SHIFT, Column, Form, Shape, TableSheet
from scheduler.formats.workbook.step_sheets import NAME

REASON = Column(heading="Reason", path=("reason",), about="Why.", width=30)
FROM = Column(
    heading="From",
    path=("from",),
    form=Form.BEGIN,
    about="When it begins.",
    example="2026-03-17",
    width=17,
)
TO = Column(
    heading="To",
    path=("to",),
    form=Form.END,
    about="When it ends.",
    example="2026-03-18",
    width=17,
)
PEOPLE = Column(
    heading="People",
    path=("people", PER_SHIFT),
    form=Form.NUMBER,
    about="How many people are on this shift; empty is nobody. Each shift has a column "
    "'People' with its key behind it.",
    example="8",
    width=13,
)

SHIFTS = TableSheet(
    name="Shifts",
    section="shifts",
    shape=Shape.VALUES,
    about="Stretches of the day in which people work.",
    columns=(
        Column(
            heading="Hours",
            path=(),
            form=Form.SPAN,
            about="From when to when.",
            example="08:00-16:00",
            width=16,
        ),
    ),
)
CREWS = TableSheet(
    name="Crews",
    section="crews",
    shape=Shape.ENTRIES,
    about="People of one skill, of whom anyone can take another's place.",
    columns=(
        NAME,
        PEOPLE,
        Column(
            heading="Teams",
            path=("teams",),
            form=Form.PEOPLE,
            about="How many teams of that size take turns; one if empty. By shift: day 2, night 3.",
            example="2",
        ),
        Column(
            heading="Days off",
            path=("days_off",),
            form=Form.DATES,
            about="Dates on which this crew alone is free.",
            example="2026-04-02 to 2026-04-06",
            width=24,
        ),
        Column(
            heading="Days on",
            path=("days_on",),
            form=Form.DATES,
            about="Dates on which it works although its week or a holiday says no.",
            example="2026-03-21",
            width=24,
        ),
    ),
)
CREW_CHANGES = TableSheet(
    name="Crew changes",
    section="crews",
    shape=Shape.CHILDREN,
    child="changes",
    key="Crew",
    key_about="The crew.",
    key_of="Crews",
    about="Other head-counts of a crew for a time: training, leave, visitors. A shift left empty "
    "stays as it is.",
    columns=(FROM, TO, PEOPLE, REASON),
)
FACILITIES = TableSheet(
    name="Facilities",
    section="facilities",
    shape=Shape.ENTRIES,
    about="Places, and single pieces of equipment.",
    columns=(
        NAME,
        Column(
            heading="Room",
            path=("room",),
            form=Form.NUMBER,
            about="How many steps it takes at a time; empty or any is without limit.",
            example="2",
            width=9,
        ),
        Column(
            heading="Open",
            path=("open",),
            form=Form.SPAN,
            about="The hours of the day in which work is possible there; always if empty.",
            example="07:00-19:00",
            width=18,
        ),
    ),
)
CLOSURES = TableSheet(
    name="Closures",
    section="facilities",
    shape=Shape.CHILDREN,
    child="closed",
    ownerless="stand_downs",
    key="Facility",
    key_about="The facility that is closed; empty for a stand-down of the whole site.",
    key_of="Facilities",
    about="When a facility is closed, or the whole site rests.",
    columns=(FROM, TO, REASON),
)
ZONES = TableSheet(
    name="Zones",
    section="zones",
    shape=Shape.VALUES,
    about="Groups of facilities for hazards to reach.",
    columns=(
        Column(
            heading="Facilities",
            path=(),
            form=Form.NAMES,
            about="The facilities of the zone.",
            example="PAD, TANK",
            names_of="Facilities",
            width=40,
        ),
    ),
)
HAZARDS = TableSheet(
    name="Hazards",
    section="hazards",
    shape=Shape.ENTRIES,
    about="Classes of work that keep others away, or are kept away.",
    columns=(
        NAME,
        Column(
            heading="Scope",
            path=("scope",),
            about="How far it reaches: facility, which is meant if empty, site, or zone NAME.",
            example="zone pad-area",
            words=("facility", "site"),
            width=18,
        ),
        Column(
            heading="Clears",
            path=("clears",),
            form=Form.FLAG,
            about="Whether no other step runs within reach.",
            width=9,
        ),
        Column(
            heading="Forbids",
            path=("forbids",),
            form=Form.NAMES,
            about="The hazards whose steps do not run within reach.",
            example="hot-work",
            names_of="Hazards",
            width=20,
        ),
    ),
)
WINDOWS = TableSheet(
    name="Windows",
    section="windows",
    shape=Shape.ENTRIES,
    about="When steps may start, end or run. Daily, or from one moment to another.",
    columns=(
        Column(
            heading="For",
            path=("for",),
            form=Form.CHOICE,
            words=("run", "start", "end"),
            about="What must lie in the window; the whole run if empty.",
            width=8,
        ),
        Column(
            heading="Daily",
            path=("daily",),
            form=Form.SPAN,
            about="A time, or a span of the day.",
            example="19:00-23:00",
            width=16,
        ),
        Column(
            heading="Days",
            path=("days",),
            form=Form.DAYS,
            about="Days of the week on which it opens; all if empty.",
            example="tue, thu",
        ),
        Column(
            heading="Dates",
            path=("dates",),
            form=Form.DATES,
            about="Dates on which it opens.",
            example="2026-03-10 to 2026-04-05",
            width=26,
        ),
        Column(
            heading="From",
            path=("from",),
            form=Form.MOMENT,
            about="When a single window opens.",
            width=17,
        ),
        Column(
            heading="To",
            path=("to",),
            form=Form.MOMENT,
            about="When a single window closes.",
            width=17,
        ),
        Column(
            heading="Widest",
            path=("widest",),
            form=Form.SPAN,
            about="How far a daily window may be widened to make a date.",
            width=16,
        ),
        Column(
            heading="Earliest",
            path=("earliest",),
            form=Form.MOMENT,
            about="How early a single window may open to make a date.",
            width=17,
        ),
        Column(
            heading="Latest",
            path=("latest",),
            form=Form.MOMENT,
            about="How late a single window may close to make a date.",
            width=17,
        ),
        REASON,
    ),
)
