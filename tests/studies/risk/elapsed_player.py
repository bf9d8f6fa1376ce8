"""A player for tests: elapsed steps with links from ends to starts, and attempts at launch."""

import numpy as np

from scheduler.model.notation.durations import DAY
from scheduler.replay.drawn.draws import ABSENT, LATE, Ints, PlayedDraws


def play_elapsed(playbook, draws, *, keep, before=None):
    """
    Return what becomes of draws in which each step begins once those before it have ended.

    Extra work is done if its mishap happens, after its trigger, and launch waits for it. Attempts
    fail by the day or for technical reasons, and the next ones come as recycle says. A launch after
    the horizon is outside the rules: then launch has no end, and no step is on its chain. It plays
    all draws anew, whatever became of them before.
    """
    del before
    waits = {step: _waits_for(playbook, step) for step in playbook.steps}
    done = {step: _is_done(playbook, draws, step) for step in playbook.steps}
    starts: dict[str, Ints] = {}
    ends: dict[str, Ints] = {}
    for step in _in_order(waits):
        starts[step] = np.max([ends[each] for each in waits[step]] or [0 * done[step]], axis=0)
        hours = draws.hours[:, playbook.steps.index(step)]
        ends[step] = starts[step] + hours * done[step]
    critical = _critical(playbook, waits, starts, ends)
    launches, scrubs = _attempts(playbook, draws, ends[playbook.situation.launch])
    outside = launches > playbook.situation.horizon
    ends[playbook.situation.launch] = np.where(outside, ABSENT, launches)

    def table(columns):
        return np.array([columns[step] for step in playbook.steps] if keep else []).T

    return PlayedDraws(
        launches=np.where(outside, LATE, launches),
        outside=np.where(outside, 0, -1),
        scrubs=scrubs,
        starts=table({step: np.where(done[step], starts[step], ABSENT) for step in starts}),
        ends=table({step: np.where(done[step], ends[step], ABSENT) for step in starts}),
        critical=table({step: critical[step] & done[step] & ~outside for step in starts}),
    )


def _waits_for(playbook, step):
    """Return the steps before a step: by links, the trigger of extra work, all of it for launch."""
    if step in playbook.extra:
        return [playbook.extra[step].trigger]
    links = [link.task for link in playbook.situation.campaign.tasks[step].after]
    return [*links, *playbook.extra] if step == playbook.situation.launch else links


def _in_order(waits):
    """Return the steps, each after those that it waits for."""
    order: list[str] = []
    while len(order) < len(waits):
        order += [step for step in waits if step not in order and set(waits[step]) <= set(order)]
    return order


def _is_done(playbook, draws, step):
    extra = playbook.extra.get(step)
    return np.ones(len(draws), bool) if extra is None else draws.happens[:, extra.mishap]


def _critical(playbook, waits, starts, ends):
    """Return for each step in which draws it is on a chain without a gap to launch."""
    launch = playbook.situation.launch
    critical = {step: np.full(len(ends[launch]), step == launch) for step in waits}
    for step in reversed(_in_order(waits)):
        for before in waits[step]:
            critical[before] |= critical[step] & (ends[before] == starts[step])
    return critical


def _attempts(playbook, draws, ready):
    """Return for each draw its launch, and how many attempts failed before."""
    if playbook.launch is None:
        return ready, np.zeros(len(ready), int)
    rule, launches, scrubs = playbook.launch, ready.copy(), np.zeros(len(ready), int)
    row, is_left = np.arange(len(ready)), np.ones(len(ready), bool)
    for attempt in range(draws.technical.shape[1]):
        day = (launches - playbook.days[0]) // DAY
        in_days = day < len(playbook.days)
        weather = draws.no_go[row, rule.weather, np.minimum(day, len(playbook.days) - 1)]
        is_left &= in_days & (weather | draws.technical[:, attempt])
        rests = rule.in_a_row and (attempt + 1) % rule.in_a_row == 0
        launches = launches + is_left * (rule.then if rests else rule.after)
        scrubs += is_left
    return launches, scrubs
