"""Parallel lists that must not drift apart."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import scheduler.planning.constraints
import scheduler.planning.preferences
import scheduler.schedule.checks
import scheduler.studies.loosening
from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.model import validate
from scheduler.model.permits import Permits
from scheduler.planning.constraints import CONSTRAINTS, IN_DOMAINS, IN_LINKS
from scheduler.planning.lists.priority import PRIORITY_RULES
from scheduler.planning.preferences import PREFERENCES
from scheduler.readers.codes import CODES
from scheduler.schedule.checks import CHECKS
from scheduler.studies.changes.changes import KINDS_WITH_PART, NAMELESS, WITHOUT_PART, parse_setting
from scheduler.studies.changes.settings import SETTINGS
from scheduler.studies.loosening import LOOSENING, firm_words
from scheduler.studies.loosening.base.change import DROPPED
from scheduler.studies.loosening.base.price import PriceFamily
from scheduler.studies.loosening.base.rule import RuleFamily
from scheduler.wording.changes.scenarios import WORDS
from scheduler.wording.reasons import calendar
from scheduler.wording.reasons.causes import CLAUSES
from scheduler.wording.reasons.chain import short_title
from scheduler.wording.reasons.drivers import SHORT_REASONS

SOURCE = Path(scheduler.schedule.checks.__file__).parents[2]


def members(package):
    """Return the modules of a family, its base left out."""
    folder = Path(package.__file__).parent
    return {path.stem for path in folder.glob("*.py")} - {"__init__", "base"}


def test_every_checked_rule_is_encoded_somewhere():
    """A rule is a constraint, or lives in the domains, or in the links."""
    assert set(CHECKS) == set(CONSTRAINTS) | IN_DOMAINS | IN_LINKS


def test_no_rule_is_encoded_twice():
    """Constraints, domains and links share no rule."""
    assert len(CONSTRAINTS) + len(IN_DOMAINS) + len(IN_LINKS) == len(CHECKS)


@pytest.mark.parametrize(
    ("package", "registry"),
    [
        (scheduler.schedule.checks, CHECKS),
        (scheduler.planning.constraints, CONSTRAINTS),
        (scheduler.planning.preferences, PREFERENCES),
        (scheduler.studies.loosening, LOOSENING),
    ],
)
def test_every_member_of_a_family_is_registered(package, registry):
    """A module in the folder of a family stands in its registry under its name."""
    assert {name.replace("-", "_") for name in registry} == members(package)


@pytest.mark.parametrize("rule", CHECKS)
def test_check_reports_under_the_name_it_is_registered_by(rule):
    """The registry's key is the rule that violations name."""
    module = import_module(f"scheduler.schedule.checks.{rule.replace('-', '_')}")

    assert rule == module.RULE
    assert CHECKS[rule].__module__ == module.__name__


def test_every_validation_is_listed():
    """A ``find_`` function of the model's validation is called."""
    folder = Path(validate.__file__).parent
    found = {
        name
        for path in folder.glob("*.py")
        for name in re.findall(r"^def (find_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert found == {check.__name__ for check in validate.CHECKS} | {"find_unknown_names"}


def test_every_code_of_a_problem_is_documented():
    """A code that the validation can report has its line in the list of codes."""
    folder = Path(validate.__file__).parent
    used = {
        code
        for path in folder.glob("*.py")
        for code in re.findall(r'code="([a-z-]+)"', path.read_text("utf-8"))
    }

    assert used <= set(CODES)


def test_priority_rules_have_names_of_their_own():
    """No rule is registered twice."""
    assert len(set(PRIORITY_RULES.values())) == len(PRIORITY_RULES)


NO_RULES = {
    *(Cause.LATE, Cause.PREFERENCE, Cause.NOTHING, Cause.START),
    *(Cause.FACT, Cause.UNDER_WAY),
}
"""The causes behind which there is no rule: what has happened cannot be loosened."""


def named_by(aspect):
    """Return what the files on loosening name of an aspect, whatever stands twice included."""
    return sorted(each for rule in LOOSENING.values() for each in getattr(rule, aspect))


def test_whoever_checks_a_rule_knows_what_may_be_loosened_of_it():
    """Each check has its file on loosening, under its own key where one file is enough."""
    assert set(named_by("checks")) == set(CHECKS)
    for name, rule in LOOSENING.items():
        assert name not in CHECKS or name in rule.checks


@pytest.mark.parametrize(
    ("aspect", "all_there_is"),
    [
        ("families", set(RuleFamily) - {RuleFamily.DATE}),  # the date is what is asked for
        ("causes", set(Cause) - NO_RULES),
        ("fields", set(WORDS) - {"done"}),  # how far the work has got
        ("permits", set(Permits.model_fields)),
        ("prices", set(PriceFamily)),
    ],
)
def test_each_thing_that_a_rule_is_called_stands_in_one_file(aspect, all_there_is):
    """Members of conflicts, causes of waits, fields of scenarios, permits and prices."""
    assert named_by(aspect) == sorted(all_there_is)


def test_what_has_a_price_is_priced():
    """A file that names families of prices says what they cost, and no other does."""
    for rule in LOOSENING.values():
        assert bool(rule.prices) == (rule.priced is not None)


def test_every_cause_has_its_words():
    """Whatever keeps a step waiting is said in a clause of its own."""
    assert set(CLAUSES) == set(Cause)


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_its_short_title(cause):
    """What the time to launch goes into has a name, whatever the cause."""
    assert short_title(Blocker(cause=cause, event=0, until=0, detail="X"))


def test_every_cause_with_another_step_has_its_short_reason():
    """Only causes of the calendar, and of a choice, are told in short without a reason."""
    of_the_calendar = {each for each in Cause if CLAUSES[each].__module__ == calendar.__name__}
    without_step = {*of_the_calendar, Cause.LATE, Cause.PREFERENCE, Cause.NOTHING, Cause.START}

    assert set(SHORT_REASONS) == set(Cause) - without_step


def test_rules_that_never_give_way_are_offered_nowhere():
    """Hard links, hazards and holds: no lever, no ladder, no help, no permit and no price."""
    firm = {name: rule for name, rule in LOOSENING.items() if rule.firm}

    assert set(firm) == {"links", "hazards", "holds"}
    assert firm_words() == (
        "Hard links, hazards and holds never give way: they are physics, procedure and safety."
    )
    for rule in firm.values():
        offers = (rule.levers, rule.ladders, rule.helps, rule.priced)
        assert offers == (None, None, None, None)
        assert rule.permits == ()


def test_every_kind_of_setting_is_made_by_one_file():
    """What can be read can be made, and no part of a thing is set by two rules."""
    readable = {*KINDS_WITH_PART, *NAMELESS, *WITHOUT_PART, *DROPPED, "hours"}
    parts = [(each.kind, part) for each in SETTINGS for part in each.parts or ("",)]

    assert {each.kind for each in SETTINGS} == readable
    assert len(set(parts)) == len(parts)


@pytest.mark.parametrize("form", [(x, form) for x in SETTINGS for form in x.form.split(", ")])
def test_every_form_of_a_setting_can_be_read(form):
    """What a refusal shows as a way to write it is one, and leads to the same file."""
    setting, text = form
    change = parse_setting(text)

    assert change.kind == setting.kind
    assert not setting.parts or change.part in setting.parts
