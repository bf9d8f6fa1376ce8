"""Parallel lists that must not drift apart."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import scheduler.planning.constraints
import scheduler.planning.preferences
import scheduler.schedule.checks
from scheduler.model import validate
from scheduler.planning.constraints import CONSTRAINTS, IN_DOMAINS, IN_LINKS
from scheduler.planning.lists.priority import PRIORITY_RULES
from scheduler.planning.preferences import PREFERENCES
from scheduler.readers.codes import CODES
from scheduler.schedule.checks import CHECKS

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
