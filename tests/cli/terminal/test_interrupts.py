"""Ctrl-C that falls where nothing can be raised: it is heard all the same, and quietly."""

import signal
import sys
import time
import weakref
from pathlib import Path
from threading import Condition, Event, Lock, RLock

import pytest

from scheduler.cli.terminal import interrupts
from scheduler.cli.terminal.interrupts import one_interrupt, shielded, unlosable_interrupts
from scheduler.exports.folder.pictures import Pictures


class Passing:
    """Something that a weak reference can watch."""


def interrupt(*_):
    """Do what Ctrl-C does."""
    signal.raise_signal(signal.SIGINT)


def lose(callback):
    """Run something in the callback of a weak reference, where what is raised is lost."""
    passing = Passing()
    watched = weakref.ref(passing, callback)
    del passing
    assert watched() is None


def lose_one_and_wait():
    """Lose an interrupt, and wait far longer than it takes to come again."""
    lose(interrupt)
    for _ in range(500):
        time.sleep(0.01)


def test_interrupt_lost_in_a_callback_comes_again_without_a_word(capsys):
    """Python would print "Exception ignored in" with a traceback, and go on."""
    with unlosable_interrupts(), pytest.raises(KeyboardInterrupt):
        lose_one_and_wait()

    assert capsys.readouterr().err == ""


def test_first_interrupt_that_was_lost_still_ends_the_search(capsys):
    """It counts as the first one when it comes again, not as a call for hurry."""
    with unlosable_interrupts(), one_interrupt() as hurry:
        with pytest.raises(KeyboardInterrupt):
            lose_one_and_wait()
        assert not hurry.is_asked

    assert capsys.readouterr().err == ""


def test_picture_given_up_in_a_callback_is_drawn_to_its_end_without_a_word(capsys):
    """What ends the drawing cannot be raised there, either; later pictures are still left out."""
    pictures = Pictures()

    def draw():
        lose(interrupt)
        return [Path("drawn")]

    with unlosable_interrupts(), one_interrupt() as hurry, shielded(hurry, pictures.stop):
        drawn = [pictures.draw(draw), pictures.draw(draw)]

    assert drawn == [[Path("drawn")], []]
    assert "Traceback" not in capsys.readouterr().err


def test_other_faults_in_a_callback_are_told_as_before(monkeypatch):
    """Only interrupts are meant; the hook from before is back afterwards."""
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda fault: told.append(fault.exc_type))

    def fail(_):
        raise ValueError

    with unlosable_interrupts():
        lose(fail)
    lose(fail)

    assert told == [ValueError, ValueError]


def test_handlers_share_nothing_that_has_a_lock():
    """They run within each other: one that waits for what another holds waits for ever."""
    locked = (Event, Condition, type(Lock()), type(RLock()))

    assert not [name for name, each in vars(interrupts).items() if isinstance(each, locked)]
