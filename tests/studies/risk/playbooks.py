"""Playbooks and risks made by hand: a plan ready to be played, with nothing but what tests say."""

from dataclasses import replace

import numpy as np

from scheduler.model.notation.durations import DAY
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import Absence, ExtraWork, LaunchPlay, Playbook, Repetition
from tests.builders import make_campaign, make_milestone, make_situation, make_task

ELAPSED = {"elapsed": True}
SPREAD = (np.arange(100_000) + 0.5) / 100_000
"""Shares as even as can be: a mean over them is exact but for the last digits."""


def make_risks(**fields):
    """Return what a risk file of these fields says."""
    return Risks.model_validate(fields)


def make_playbook(campaign, copies=None, added=None, **fields):
    """
    Return a campaign as a playbook whose steps begin as early as they can.

    ``copies`` are ids of extra work with what they do again and the number of their mishap;
    ``added`` are jobs that mishaps bring, likewise with its number. Weathers concern all steps.
    The days are those until the horizon, the first one eight hours before the campaign starts.
    """
    situation = make_situation(campaign)
    jobs = dict(situation.jobs)
    extra = {}
    for name, (original, mishap) in (copies or {}).items():
        job = jobs[original]
        jobs[name] = replace(job, task=job.task.altered({"id": name}))
        extra[name] = _extra(name, mishap, original)
    for job, mishap in added or ():
        jobs[job.id] = job
        extra[job.id] = _extra(job.id, mishap, None)
    settings = {
        "situation": replace(situation, jobs=jobs),
        "steps": (*situation.topological, *extra),
        "announced": dict.fromkeys(jobs, 0),
        "handed": (),
        "kept_out": {},
        "by_clock": frozenset(),
        "extra": extra,
        "mishaps": (),
        "absences": (),
        "weathers": (),
        "weather_steps": (frozenset(jobs),) * len(fields.get("weathers", ())),
        "days": tuple(range(-DAY // 3, situation.horizon, DAY)),
        "launch": None,
        "expired": {},
        "stay": 0,
        "reasons": (),
    }
    return Playbook(**{**settings, **fields})


def _extra(name, mishap, original):
    return ExtraWork(id=name, mishap=mishap, trigger="A", at_end=True, original=original)


def make_launch_play(weather=0, after=DAY, in_a_row=0, then=0):
    """Return attempts at launch once a day, whose weather is the first one."""
    return LaunchPlay(weather=weather, after=after, redo=Repetition(), in_a_row=in_a_row, then=then)


def make_absence(mishap, *begins):
    """Return a mishap that may begin in some minutes, and takes a day away from nobody."""
    return Absence(mishap=mishap, steps=frozenset(), spans=(), begins=begins, lasts=DAY)


def make_elapsed(**hours):
    """Return a campaign of elapsed steps, side by side, with a milestone after them as launch."""
    steps = [make_task(name, length, **ELAPSED) for name, length in hours.items()]
    return make_campaign(*steps, make_milestone("L", after=list(hours)))


def column(playbook, draws, step):
    """Return the minutes drawn for one step."""
    return draws.hours[:, playbook.steps.index(step)]
