import pytest

from scheduler.errors import InputError
from scheduler.model.scenario import Habits, Holidays, Options, Order
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.changes import (
    parse_dropped_habit,
    parse_dropped_link,
    parse_hours,
    parse_setting,
)
from scheduler.studies.changes.settings import FORMS
from scheduler.studies.loosening.base.change import Change
from tests.builders import PLAN, make_campaign, make_task

CAMPAIGN = make_campaign(
    make_task("A", "2h", crew={"MEC": 1}, facility="HALL"),
    make_task("B", "2h", after=["A"], usually_after=["A SS"], windows=["light"]),
    make_task("v1.2", "3h", options=[{"hours": 2}]),
    make_task("L", after=["B", "v1.2"]),
    shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
    crews={"MEC": {"day": 2, "late": 1}},
    facilities={"HALL": 1, "pad.east": 2},
    windows={
        "light": {"for": "start", "daily": "08:00-15:00"},
        "pass": {"for": "end", "from": "2025-11-10T08:00", "to": "2025-11-12T08:00"},
    },
    limits=[
        {"from": "A end", "to": "launch end", "max": "3d"},
        {"from": "B end", "to": "launch end", "max": "2d"},
        {"from": "B start", "to": "L start", "max": "1d"},
    ],
    holds=[
        {"facility": "HALL", "from": "A", "to": "B"},
        {"facility": "pad.east", "from": "B", "to": "L"},
    ],
    scenario={"surge": {"MEC": {"late": 3}}, "shifts": ["day"]},
)


def changed(*texts):
    """Return the campaign with settings."""
    return apply_changes(CAMPAIGN, PLAN, [parse_setting(text) for text in texts])


def scenario_of(campaign):
    """Return the changed scenario."""
    return campaign.resolve_scenario(PLAN)


SETTINGS = {
    "crew.MEC.day=5": lambda c: c.crews["MEC"].people == {"day": 5, "late": 1},
    "facility.HALL.room=4": lambda c: c.facilities["HALL"].room == 4,
    "facility.pad.east.room=3": lambda c: c.facilities["pad.east"].room == 3,
    "shift.week=mon-fri": lambda c: scenario_of(c).week == (0, 1, 2, 3, 4),
    "shift.week=mon,sun": lambda c: scenario_of(c).week == (0, 6),
    "shift.worked=day, late": lambda c: scenario_of(c).shifts == ("day", "late"),
    "scenario.habits=relaxed": lambda c: scenario_of(c).habits is Habits.RELAXED,
    "scenario.order=serial": lambda c: scenario_of(c).order is Order.SERIAL,
    "scenario.options=any": lambda c: scenario_of(c).options is Options.ANY,
    "option.v1.2=1": lambda c: c.tasks["v1.2"].duration == 2 * 60,
    "scenario.holidays=worked": lambda c: scenario_of(c).holidays is Holidays.WORKED,
    "window.light.daily=06:00-20:00": lambda c: str(c.windows["light"].daily) == "06:00-20:00",
    "window.light.days=mon,wed": lambda c: c.windows["light"].days == (0, 2),
    "window.light.dates=2025-11-10,2025-11-12 to 2025-11-14": lambda c: (
        c.windows["light"].said(c.zone).endswith("on 2025-11-10, 2025-11-12 to 2025-11-14")
    ),
    "not_before.A=2025-11-10T12:00": lambda c: f"{c.tasks['A'].not_before.date:%d %H}" == "10 12",
    "window.pass.from=2025-11-09T08:00": lambda c: c.windows["pass"].start.day == 9,
    "window.pass.to=2025-11-14T08:00": lambda c: c.windows["pass"].end.day == 14,
    "window.light=none": lambda c: c.tasks["B"].windows == (),
    "limit.A.max=9d": lambda c: [each.max // 1440 for each in c.limits] == [9, 2, 1],
    "limit.B start>L start.max=9d": lambda c: [x.max // 1440 for x in c.limits] == [3, 2, 9],
    "hold.HALL=none": lambda c: [each.facility for each in c.holds] == ["pad.east"],
    "hold.pad.east=none": lambda c: [each.facility for each in c.holds] == ["HALL"],
    "hold.B=none": lambda c: [each.from_task for each in c.holds] == ["A"],
}


@pytest.mark.parametrize("text", SETTINGS)
def test_every_setting_changes_what_it_names(text):
    """Each form of a setting has its effect, names with dots included."""
    assert SETTINGS[text](changed(text))


@pytest.mark.parametrize("text", SETTINGS)
def test_a_setting_reads_as_it_was_written(text):
    """A change in its text form is read as the same change."""
    change = parse_setting(text)
    assert parse_setting(str(change)) == change


def test_links_and_hours_read_as_they_were_written():
    """Dropped links and other hours come back from their text form, too."""
    link, hours = parse_dropped_link("A > B"), parse_hours("v1.2 = 4h")
    assert (link, hours) == (Change("link", "A", "B", "none"), Change("hours", "v1.2", "", "4h"))
    assert parse_dropped_link(str(link)) == link
    assert parse_hours(str(hours)) == hours


def test_a_dropped_link_is_gone_whatever_its_type():
    """B waits for A in two ways, hard and by habit, and then in none."""
    campaign = apply_changes(CAMPAIGN, PLAN, [parse_dropped_link("A>B")])
    task = campaign.tasks["B"]
    assert (task.after, task.usually_after) == ((), ())
    assert campaign.tasks["L"].after == CAMPAIGN.tasks["L"].after


def test_a_dropped_habit_leaves_the_hard_link():
    """B waits for A in two ways, and then only by the hard link; the text comes back as it was."""
    change = parse_dropped_habit("A>B")
    task = apply_changes(CAMPAIGN, PLAN, [change]).tasks["B"]
    assert (task.after, task.usually_after) == (CAMPAIGN.tasks["B"].after, ())
    assert str(change) == "drop habit A > B"
    assert parse_dropped_habit(str(change)) == change


def test_a_test_is_never_shortened():
    """A test of 3 h may take 4 h, not 2 h; other steps may be shorter."""
    campaign = make_campaign(make_task("T", "3h", test=True), make_task("L", after=["T"]))
    longer = apply_changes(campaign, PLAN, [parse_hours("T=4h")])
    assert longer.tasks["T"].duration == 240
    assert apply_changes(campaign, PLAN, [parse_hours("T=3h")]) == campaign
    with pytest.raises(InputError, match="test-shortened: hours T=2h: 'T' is a test procedure"):
        apply_changes(campaign, PLAN, [parse_hours("T=2h")])


ODD_NAMES = make_campaign(
    make_task("A=B", "3h", crew={"M.E": 1}, windows=["v1.2", "v1.daily"]),
    make_task("L", after=[{"task": "A=B"}]),
    shifts={"day.1": "08:00-16:00"},
    crews={"M.E": 1},
    windows={"v1.2": {"daily": "08:00-15:00"}, "v1.daily": {"daily": "08:00-15:00"}},
    limits=[{"from": {"task": "A=B", "point": "end"}, "to": "launch end", "max": "3d"}],
)


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        (parse_setting("crew.M.E.day.1=4"), lambda c: c.crews["M.E"].people["day.1"] == 4),
        (parse_setting("window.v1.2=none"), lambda c: c.tasks["A=B"].windows == ("v1.daily",)),
        (parse_setting("window.v1.daily=none"), lambda c: c.tasks["A=B"].windows == ("v1.2",)),
        (
            parse_setting("window.v1.daily.daily=06:00-15:00"),
            lambda c: str(c.windows["v1.daily"].daily) == "06:00-15:00",
        ),
        (parse_setting("limit.A=B.max=9d"), lambda c: c.limits[0].max == 9 * 1440),
        (parse_hours("A=B=4h"), lambda c: c.tasks["A=B"].duration == 240),
        (parse_dropped_link("A=B>L"), lambda c: c.tasks["L"].after == ()),
    ],
    ids=lambda value: "" if callable(value) else str(value),
)
def test_dots_and_equals_signs_belong_to_the_names_that_have_them(change, holds):
    """The value stands behind the last equals sign; the campaign knows where a name ends."""
    assert holds(apply_changes(ODD_NAMES, PLAN, [change]))


def test_arrows_belong_to_the_names_that_have_them():
    """A link from A to B>C is found by the names of the steps."""
    campaign = make_campaign(make_task("A"), make_task("B>C", after=["A"]), make_task("L"))
    found = apply_changes(campaign, PLAN, [parse_dropped_link("A > B>C")])
    assert found.tasks["B>C"].after == ()
    reverse = make_campaign(
        make_task("A>B"), make_task("C", after=[{"task": "A>B"}]), make_task("L")
    )
    assert apply_changes(reverse, PLAN, [parse_dropped_link("A>B>C")]).tasks["C"].after == ()


def test_hours_change_one_step():
    """90 minutes instead of two hours for A, and no other step."""
    campaign = apply_changes(CAMPAIGN, PLAN, [parse_hours("A=90min")])
    assert (campaign.tasks["A"].duration, campaign.tasks["B"].duration) == (90, 120)


def test_people_stated_for_a_shift_include_the_surge():
    """Three people are added in the evening; stating four means four, not seven."""
    campaign = changed("crew.MEC.late=4")
    assert campaign.crews["MEC"].people["late"] == 4
    assert scenario_of(campaign).surge["MEC"] == {}


def test_changes_add_up():
    """Several changes are made one after the other."""
    campaign = changed("crew.MEC.day=5", "shift.worked=day,late", "crew.MEC.late=2")
    assert campaign.crews["MEC"].people == {"day": 5, "late": 2}
    assert scenario_of(campaign).shifts == ("day", "late")


@pytest.mark.parametrize("text", SETTINGS)
def test_the_original_stays_as_it_was(text):
    """A changed campaign is a copy."""
    before = CAMPAIGN.model_dump_json()
    assert changed(text) != CAMPAIGN
    assert CAMPAIGN.model_dump_json() == before


def test_only_the_named_scenario_changes():
    """Shifts and days belong to one scenario; another one on the same campaign keeps its own."""
    campaign = make_campaign(
        make_task("L"), scenario={"week": "mon-fri"}, scenarios={PLAN: {}, "other": {}}
    )
    found = apply_changes(campaign, PLAN, [parse_setting("shift.week=mon")])
    assert found.resolve_scenario("other") == campaign.resolve_scenario("other")
    assert found.resolve_scenario(PLAN).week == (0,)


UNKNOWN = {
    "crew.MECH.day=5": ("unknown-crew", "Did you mean 'MEC'?"),
    "crew.MEC.dya=5": ("unknown-shift", "Did you mean 'day'?"),
    "facility.HAL.room=5": ("unknown-facility", "Did you mean 'HALL'?"),
    "facility.HALL.rooms=5": ("unknown-field", "Did you mean 'room'?"),
    "shift.worked=day,lat": ("unknown-shift", "Did you mean 'late'?"),
    "shift.weeks=mon": ("unknown-field", "Did you mean 'week'?"),
    "scenario.habit=kept": ("unknown-field", "Did you mean 'habits'?"),
    "window.lght=none": ("unknown-window", "Did you mean 'light'?"),
    "window.light.dayly=08:00-09:00": ("unknown-field", "Did you mean 'daily'?"),
    "limit.C.max=3d": ("unknown-limit", "Known: A, A end>launch end, B"),
    "limit.A.min=3d": ("unknown-field", "Known: max"),
    "hold.HAL=none": ("unknown-hold", "Did you mean 'HALL'?"),
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_unknown_names_are_refused_with_a_way_out(text):
    """A misspelt name is never passed over."""
    code, hint = UNKNOWN[text]
    with pytest.raises(InputError, match=code) as refused:
        changed(text)
    assert hint in str(refused.value)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (parse_dropped_link("X>B"), "unknown-link"),
        (parse_dropped_link("A>X"), "unknown-task"),
        (parse_dropped_link("A>L"), "unknown-link"),
        (parse_dropped_habit("B>L"), "unknown-habit"),
        (parse_hours("X=2h"), "unknown-task"),
    ],
)
def test_unknown_steps_and_links_are_refused(change, code):
    """Neither a step nor a link that is not there can be changed."""
    with pytest.raises(InputError, match=code):
        apply_changes(CAMPAIGN, PLAN, [change])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("crew.MEC.day=some", "'some' must be a whole number, 0 or more"),
        ("crew.MEC.day=-1", "'-1' must be a whole number, 0 or more"),
        ("facility.HALL.room=0", "'0' must be a whole number, 1 or more"),
        ("shift.week=someday", "someday"),
        ("shift.hours=07:00-15:00", "name the shift"),
        ("scenario.order=random", "parallel"),
        ("window.light.daily=25:00-26:00", "not a time of day"),
        ("window.light=open", "can only be removed"),
        ("limit.A.max=soon", "not a duration"),
        ("limit.B.max=3d", "several limits start there"),
        ("hold.HALL=2", "can only be removed"),
    ],
)
def test_values_that_cannot_be_are_refused(text, complaint):
    """The refusal names the setting, what is wrong with it, and the forms there are."""
    with pytest.raises(InputError, match="bad-setting") as refused:
        changed(text)
    assert text in str(refused.value)
    assert complaint in str(refused.value)
    assert FORMS in str(refused.value)


def test_days_of_work_are_no_hours():
    """A step cannot be given a length in days, which would be ambiguous."""
    with pytest.raises(InputError, match="ambiguous"):
        apply_changes(CAMPAIGN, PLAN, [parse_hours("A=2d")])


@pytest.mark.parametrize(
    "text",
    [
        "crew.MEC=5",
        "crew.MEC.day",
        "crew.MEC.day=",
        "=5",
        "staff.MEC.day=5",
        "shift=mon",
        "hold=none",
    ],
)
def test_texts_of_no_known_form_are_refused(text):
    """What cannot be read is answered with the forms there are."""
    with pytest.raises(InputError, match="bad-setting") as refused:
        parse_setting(text)
    assert FORMS in str(refused.value)


@pytest.mark.parametrize(
    ("parse", "text"),
    [(parse_dropped_link, "A-B"), (parse_dropped_habit, "A-B"), (parse_hours, "A 4h")],
)
def test_links_and_hours_of_no_known_form_are_refused(parse, text):
    """A link needs its arrow, hours need their equals sign."""
    with pytest.raises(InputError, match="bad-setting"):
        parse(text)
