"""One draw of a small campaign, set by hand, to be played by each policy."""

from dataclasses import replace

import numpy as np

from scheduler.model.notation.durations import HOUR
from scheduler.model.risk.risks import Risks
from scheduler.planning.interface.options import SolveOptions
from scheduler.replay.drawn.draws import LATE, MOST_ATTEMPTS
from scheduler.studies.risk.policies.comparing import play_otherwise
from scheduler.studies.risk.policies.outcomes import DrawnCampaign, PolicyKind
from scheduler.studies.risk.policies.traced import trace
from scheduler.studies.risk.policies.world import world_of
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample
from tests.builders import (
    PLAN,
    ROUND_THE_CLOCK,
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)

QUICK = SolveOptions(time_limit=10.0, workers=1, settle=0.1)


def make_case(campaign, schedule, kind=PolicyKind.REPLAN, hours=(), happens=(), scrubs=0, **risks):
    """
    Return one draw of a plan in which nothing happens but what is said.

    ``hours`` of steps stand in place of the planned ones; the mishaps in ``happens`` happen, those
    with a period on its first day. Technical trouble scrubs so many attempts at launch.
    """
    what = Risks.model_validate(risks)
    book = playbook_of(make_situation(campaign), schedule, what)
    calm = what.altered({"hours": ()})
    drawn = world_of(book, sample(book, calm, 1, 1), 0)
    own = {step: length * HOUR for step, length in dict(hours).items()}
    world = replace(
        drawn,
        hours={**drawn.hours, **own},
        whole={**drawn.whole, **own},
        happens=frozenset(happens),
        technical=np.arange(MOST_ATTEMPTS) < scrubs,
    )
    return DrawnCampaign(
        kind=kind,
        campaign=campaign,
        scenario=PLAN,
        schedule=schedule,
        risks=what,
        early=False,
        world=world,
        kept=trace(book, world).launch,
        options=QUICK,
    )


def launch_hours(campaign, schedule, **asked):
    """Return when launch comes, in hours: in the order of the plan, replanned, all known."""
    found = [
        play_otherwise(make_case(campaign, schedule, kind=kind, **asked)).launch
        for kind in PolicyKind
    ]
    kept = make_case(campaign, schedule, **asked).kept
    return tuple(None if each >= LATE else each / HOUR for each in (kept, *found))


def make_yard(**fields):
    """
    Return a campaign in which one pair of people does B and C from the fourth hour on.

    Before B comes A, which goes by the clock, and so does D, whose end is seen after five hours.
    """
    return make_campaign(
        make_task("A", "4h", elapsed=True),
        make_task("D", "5h", elapsed=True),
        make_task("B", "4h", crew={"ELE": 2}, after=["A"]),
        make_task("C", "4h", crew={"ELE": 2}, not_before="2025-11-10T12:00"),
        make_milestone("L", after=["B", "C", "D"]),
        crews={"ELE": 2},
        shifts=ROUND_THE_CLOCK,
        **fields,
    )


YARD_PLAN = make_schedule(A=[(0, 4)], D=[(0, 5)], B=[(4, 8)], C=[(8, 12)], L=[(12, 12)])
