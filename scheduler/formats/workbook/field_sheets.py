"""The sheets with one field a row: the head of a task graph, and its prices and permits."""

from scheduler.formats.workbook.column import Column, FieldSheet, Form

CAMPAIGN = FieldSheet(
    name="Campaign",
    about="The campaign as a whole: one field a row.",
    fields=(
        Column(heading="Name", path=("name",), about="The campaign's name. Required."),
        Column(heading="Notes", path=("notes",), about="Words for people: what is assumed, say."),
        Column(heading="Source", path=("source",), about="Where the facts come from."),
        Column(
            heading="Start",
            path=("start",),
            form=Form.MOMENT,
            about="Nothing happens before. Required.",
            example="2026-03-02 08:00",
        ),
        Column(
            heading="Time zone",
            path=("time_zone",),
            about="Where the site's clocks stand: the IANA name of a city; UTC if empty.",
            example="Europe/Stockholm",
        ),
        Column(
            heading="Launch",
            path=("launch",),
            about="The key of the step whose end is the launch. Required.",
            names_of="Steps",
        ),
        Column(
            heading="Target",
            path=("target",),
            form=Form.MOMENT,
            about="The wished launch.",
            example="2026-03-09 18:00",
        ),
        Column(
            heading="Horizon",
            path=("horizon",),
            form=Form.LENGTH,
            about="How far ahead is planned; 120d if empty.",
            example="120d",
        ),
        Column(
            heading="Baseline",
            path=("baseline",),
            about="The scenario that plans are compared with; the first if empty.",
            names_of="Scenarios",
        ),
        Column(
            heading="Scenario",
            path=("scenario",),
            about="The scenario that is planned when none is asked for; the last if empty.",
            names_of="Scenarios",
        ),
        Column(
            heading="Holidays",
            path=("holidays",),
            form=Form.DATES,
            about="Dates on which nobody works, unless the scenario says otherwise.",
            example="2026-04-03, 2026-04-06",
        ),
        Column(
            heading="Weekend",
            path=("weekend",),
            form=Form.DAYS,
            about="Days that cost more and that a calm plan avoids; sat, sun if empty.",
            example="fri, sat",
        ),
    ),
)


def _price(heading: str, field: str, about: str) -> Column:
    return Column(heading=heading, path=("costs", field), form=Form.NUMBER, about=about)


PRICES = FieldSheet(
    name="Prices and permits",
    about="What changes cost and how far they may go, for `target`; and the promise of cover. "
    "Leave it empty if you do not ask for these.",
    fields=(
        Column(
            heading="Unit of prices",
            path=("costs", "unit"),
            about="What prices are counted in; day shifts if empty.",
        ),
        _price("Person on a shift", "person_shift", "One more person on one day shift."),
        _price("Night factor", "night_factor", "How many times as much a night shift costs."),
        _price("Weekend factor", "weekend_factor", "The same for weekends and holidays."),
        _price("Facility a day", "facility_day", "One facility kept open on a day of rest."),
        _price("Habit", "habit", "One habit set aside."),
        _price("Option", "option", "One step done in another way."),
        _price("Window", "window", "One window widened."),
        _price("Duty deviation", "duty_deviation", "One duty beyond the duty rules."),
        Column(
            heading="Weights of moves",
            path=("costs", "moves"),
            form=Form.YAML,
            about="How much it disturbs a site that an announced step moves.",
            example="{within_day: 8, later: 1}",
        ),
        Column(
            heading="Permitted people",
            path=("permits", "people"),
            form=Form.YAML,
            about="The most people that may be added, by crew and shift.",
            example="{LIF: {evening: 24}}",
        ),
        Column(
            heading="Permitted shifts",
            path=("permits", "shifts"),
            form=Form.NAMES,
            about="The shifts that may be worked to make a date.",
            example="day, evening",
        ),
        Column(
            heading="Permitted week",
            path=("permits", "week"),
            form=Form.DAYS,
            about="The days that may be worked to make a date.",
            example="mon-sun",
        ),
        Column(
            heading="Permitted habits",
            path=("permits", "habits"),
            form=Form.CHOICE,
            words=("kept", "relaxed"),
            about="Whether habits may be set aside to make a date.",
        ),
        Column(
            heading="Permitted options",
            path=("permits", "options"),
            form=Form.CHOICE,
            words=("nominal", "any"),
            about="Whether steps may be done in another way to make a date.",
        ),
        Column(
            heading="Cover: vehicles",
            path=("cover", "vehicles"),
            form=Form.NAMES,
            about="The vehicles of which one could launch so soon once called.",
            example="A, B",
            names_of="Vehicles",
        ),
        Column(
            heading="Cover: promise",
            path=("cover", "promise"),
            form=Form.LENGTH,
            about="How soon after the call; several with commas.",
            example="16d",
        ),
        Column(
            heading="Cover: from",
            path=("cover", "from"),
            form=Form.MOMENT,
            about="When the promise begins.",
        ),
        Column(
            heading="Cover: to",
            path=("cover", "to"),
            form=Form.MOMENT,
            about="When the promise ends.",
        ),
    ),
)
