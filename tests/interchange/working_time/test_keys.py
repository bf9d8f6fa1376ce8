"""Names of people and things as keys of a task graph."""

import pytest

from scheduler.interchange.working_time.keys import resource_keys
from scheduler.interchange.working_time.naming import key_of, shown
from tests.interchange.working_time.sources import people


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lifting team", "LIFTING-TEAM"),
        ("Träger & Kräne (2)", "TRAGER-KRANE-2"),
        ("电气 Electrical", "电气-ELECTRICAL"),
        ("Маляр", "МАЛЯР"),
        ("a" * 40, "A" * 32),
        ("--", "X"),
    ],
)
def test_names_become_keys_that_can_be_read(name, key):
    """Accents go, letters of other scripts stay."""
    assert key_of(name, ()) == key


def test_keys_are_unique():
    """Two teams of one name."""
    teams = {uid: people(uid, name="Lifting team") for uid in "12"}
    assert list(resource_keys(teams, teams).values()) == ["LIFTING-TEAM", "LIFTING-TEAM-2"]


def test_a_good_code_is_the_key():
    """Initials of several letters; numbers that programs make up are none."""
    teams = {
        "1": people("1", name="Lifting team", initials="LIF"),
        "2": people("2", name="Painter", code="R-4"),
        "3": people("3", name="Welder", initials="W"),
    }
    assert list(resource_keys(teams, teams).values()) == ["LIF", "PAINTER", "WELDER"]


def test_a_code_of_several_is_no_key():
    """Both would have it."""
    teams = {uid: people(uid, name=f"Team {uid}", code="LIF") for uid in "12"}
    assert list(resource_keys(teams, teams).values()) == ["TEAM-1", "TEAM-2"]


def test_names_lose_what_cannot_be_seen():
    """Line breaks, control characters, marks of direction."""
    assert shown("Lifting\n team\x7f \u202e") == "Lifting team"
