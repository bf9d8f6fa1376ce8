"""Options in studies: permitted by a lever or a setting, forced in a what-if, and explained."""

import pytest

from scheduler.errors import InputError
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.changes import parse_setting
from scheduler.studies.changes.what_if import what_if
from scheduler.studies.explaining.explain import explain
from scheduler.studies.levers.levers import trials, try_lever
from scheduler.studies.loosening import levers
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_task
from tests.studies.plans import make_plan

TWO_TEAMS = {"name": "two teams", "hours": 3, "crew": {"MEC": 4}}
ELSEWHERE = {"facility": "PAD"}


def make_two_modes(options="nominal", **fields):
    """Return A of 6 h, which two teams do in 3 h, a test in one of two places, and launch."""
    return make_campaign(
        make_task("A", "6h", name="Cables", crew={"MEC": 2}, options=[TWO_TEAMS]),
        make_task("v1.2", "2h", test=True, facility="HALL", options=[ELSEWHERE]),
        make_task("L", "1h", after=["A", "v1.2"]),
        crews={"MEC": 4},
        facilities={"HALL": 1, "PAD": 1},
        scenario={"options": options, **fields},
    )


def lever_texts(campaign):
    """Return the levers that permit other ways."""
    found = levers(campaign, campaign.resolve_scenario(PLAN))
    return [(str(x.change), x.title) for x in found if "options" in str(x.change)]


def test_permitting_other_modes_is_a_lever():
    """Where the scenario permits none and steps still to be done have options."""
    permit = ("scenario.options=any", "Permit the options of 2 steps")

    assert lever_texts(make_two_modes()) == [permit]
    assert lever_texts(make_two_modes(options="any")) == []
    assert lever_texts(make_two_modes(done=["A", "v1.2"])) == []


def test_the_lever_gains_what_the_option_saves():
    """Launch at hour 4 instead of 7."""
    plan = make_plan(make_two_modes())
    (trial,) = (x for x in trials(plan, ONE_WORKER) if x.lever.change.part == "options")

    found = try_lever(trial)

    assert (found.launch, found.gain, found.at_most, found.skipped) == (*hours(4, 3, 3), False)


@pytest.mark.parametrize(
    ("setting", "gain"),
    [
        ("scenario.options=any", 3),
        ("option.A=1", 3),
        ("option.A=0", 0),
        ("option.v1.2=1", 0),
    ],
)
def test_what_if_permits_or_forces_a_mode(setting, gain):
    """Only the two teams bring launch forward."""
    found = what_if(make_plan(make_two_modes()), [parse_setting(setting)])

    assert found.gain == hours(gain)
    assert found.changes_nothing is (setting == "option.A=0")


def test_what_if_takes_a_chosen_mode_back():
    """A plan that took the option loses three hours without it."""
    plan = make_plan(make_two_modes(options="any"))

    nominal = what_if(plan, [parse_setting("scenario.options=nominal")])
    forced = what_if(plan, [parse_setting("option.A=0")])
    same = what_if(plan, [])

    assert plan.schedule["A"].option == 1
    assert (nominal.gain, forced.gain) == hours(-3, -3)
    assert nominal.after.schedule["A"].option == 0
    assert (same.changes_nothing, same.gain) == (True, 0)
    assert same.after.schedule == plan.schedule


def test_a_forced_mode_is_the_only_one():
    """The step has the hours and people of its option, and no other way is left."""
    changed = apply_changes(make_two_modes(), PLAN, [parse_setting("option.A=1")]).tasks["A"]

    assert (changed.duration, changed.crew, changed.options) == (hours(3), {"MEC": 4}, ())


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ("option.A=2", "'A' takes a number from 0 \\(as it stands\\) to 1"),
        ("option.A=-1", "must be a whole number, 0 or more"),
        ("option.B=1", "'B' is not there"),
        ("option=1", "cannot read the setting"),
        ("scenario.options=some", "any"),
    ],
)
def test_modes_that_are_not_there_are_refused(setting, complaint):
    """A wrong number, step or form is an error of the user."""
    with pytest.raises(InputError, match=complaint):
        apply_changes(make_two_modes(), PLAN, [parse_setting(setting)])


def test_a_mode_that_is_not_permitted_is_explained_and_tried():
    """The explanation names the way, what it changes, and what it would gain."""
    told = explain(make_plan(make_two_modes()), "A")

    assert told.ways == (
        "The scenario does not permit option 'two teams': 3 h instead of 6 h, with 4 MEC "
        "instead of 2 MEC.",
    )
    assert told.counterfactuals == (
        "Done by option 'two teams', it still starts at the same time, and launch is 3 h earlier "
        "(option.A=1).",
    )


def test_a_step_done_in_another_mode_says_so():
    """And what it would cost to do it as it stands."""
    told = explain(make_plan(make_two_modes(options="any")), "A")

    assert (
        told.when
        == "A (Cables (two teams)) runs from Mon 10 Nov 08:00 to Mon 10 Nov 11:00: 3 h of work."
    )
    assert told.ways == (
        "It is done by option 'two teams': 3 h instead of 6 h, with 4 MEC instead of 2 MEC.",
    )
    assert told.counterfactuals == (
        "Done as it stands, it still starts at the same time, and launch is 3 h later "
        "(option.A=0).",
    )


def test_a_permitted_mode_that_is_not_taken_is_named():
    """The test could be done on the pad; nothing asks for it."""
    told = explain(make_plan(make_two_modes(options="any")), "v1.2")

    assert told.ways == ("It could be done by option 1: in PAD instead of HALL.",)
    assert told.counterfactuals == ()


def test_steps_without_options_have_nothing_to_say():
    """Launch has one way."""
    assert explain(make_plan(make_two_modes()), "L", counterfactuals=False).ways == ()
