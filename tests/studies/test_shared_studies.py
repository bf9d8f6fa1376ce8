"""Studies that share their plans: whatever comes in first, what is found is the same."""

from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from functools import partial
from threading import Timer
from typing import Any

import pytest

from scheduler.planning.search.decision import Answer
from scheduler.readers.task_graph import parse_task_graph
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.conflicts.oracle import Oracle, OracleProgress, ignore
from scheduler.studies.conflicts.rulebook import collect_rules
from scheduler.studies.ladder import default_rungs
from scheduler.studies.levers.combinations import combine_levers
from scheduler.studies.levers.fair_shares import fair_shares
from scheduler.studies.making_a_date.curve import price_curve
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.workers.executors import OneByOne, as_done, has_workers, open_if_asked
from tests.builders import ONE_WORKER, PLAN, hours, make_situation
from tests.studies.making_a_date.graphs import GRAPH, MONDAY_17, WEDNESDAY_9
from tests.studies.test_conflicts import FAMILIES
from tests.studies.test_ladder import make_ladder_campaign

MOMENT = 0.05
QUICK = {"crew", "duty", "limit", "window"}


class LastFirst(Executor):
    """Does what is handed in last first."""

    def __init__(self):
        self.waiting = []
        self.is_closed = False

    def submit(self, fn, /, *args, **kwargs):
        """Begin in a moment, when more has been handed in."""
        if self.is_closed:
            pytest.fail("work was handed in where nobody takes it")
        future: Future[Any] = Future()
        if not self.waiting:
            Timer(MOMENT, self.work).start()
        self.waiting.append((future, fn, args, kwargs))
        return future

    def work(self):
        """Work until nothing waits."""
        while self.waiting:
            future, fn, args, kwargs = self.waiting.pop()
            if future.set_running_or_notify_cancel():
                future.set_result(fn(*args, **kwargs))


class Dying(LastFirst):
    """Breaks down after its first piece of work, as a pool does whose worker the system ends."""

    def work(self):
        """Do one piece of work; all others are lost."""
        future, fn, args, kwargs = self.waiting.pop()
        future.set_result(fn(*args, **kwargs))
        while self.waiting:
            self.waiting.pop()[0].set_exception(BrokenExecutor("killed"))


@pytest.mark.parametrize("pool", [LastFirst, Dying])
def test_every_item_has_its_own_result_once(pool):
    """Four items on workers that turn the order round, or that die after the first."""
    found = list(as_done(pool(), abs, [-1, -2, -3, -4]))

    assert found[0] == (3, 4)
    assert sorted(found) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_nobody_waits_for_lost_workers_again(caplog):
    """The loss is told once; what comes later is done in this process at once."""
    pool = Dying()
    list(as_done(pool, abs, [-1, -2]))
    pool.is_closed = True

    assert not has_workers(pool)
    assert dict(as_done(pool, abs, [-3, -4])) == {0: 3, 1: 4}
    assert [each.getMessage().count("were lost") for each in caplog.records] == [1]


def test_whoever_stops_listening_takes_the_rest_back():
    """After the first result, the three others are not begun."""
    pool, begun = LastFirst(), []

    def work(item):
        begun.append(item)
        if len(begun) > 1:
            pytest.fail("work that nobody waits for was begun")
        return item

    answers = as_done(pool, work, [1])
    assert next(answers) == (0, 1)
    answers.close()
    futures = [pool.submit(work, item) for item in (2, 3)]
    assert all(future.cancel() for future in futures)


def test_what_is_told_on_the_way_is_told_in_this_process_alone():
    """Without workers the function for this process is called, with workers the other."""
    assert list(as_done(OneByOne(), abs, [-1], str)) == [(0, "-1")]
    assert list(as_done(LastFirst(), abs, [-1], str)) == [(0, 1)]


def test_processes_are_opened_where_they_are_asked_for():
    """Nothing asked, nothing opened; one process is this one."""
    with open_if_asked() as nothing, open_if_asked(processes=1) as one:
        assert nothing is None
        assert isinstance(one, OneByOne)
    assert not has_workers(nothing)
    assert not has_workers(one)


@pytest.mark.parametrize("pool", [LastFirst, Dying])
def test_fair_shares_do_not_depend_on_the_order(pool):
    """Eight combinations, turned round or mostly lost: outcomes and shares are the same."""
    campaign, signs = make_ladder_campaign(), []
    names = default_rungs(campaign)

    def combined(executor):
        return combine_levers(campaign, names, ONE_WORKER, executor, lambda *x: signs.append(x))

    shared, alone = combined(pool()), combined(OneByOne())
    assert shared == alone
    assert fair_shares(shared) == fair_shares(alone)
    assert signs == 2 * [(number, 8) for number in range(1, 9)]


def prices(executor, points=6):
    """Return the price curve of the campaign of two shifts, and the signs of life."""
    campaign, signs = parse_task_graph(GRAPH.encode(), "graph").require(), []
    study = TargetStudy(campaign, "slow", "fast", ONE_WORKER)
    curve = price_curve(study, lambda *_: None, points, (), executor, lambda *x: signs.append(x))
    rows = [(x.by, x.cost, x.bound, x.decisions, x.schedule.starts) for x in curve.plans]
    assert (curve.missing, curve.is_cut_short) == ((), False)
    return rows, signs


def test_price_curve_does_not_depend_on_the_order():
    """Each date begins with the same plan, though the later one of a wave comes in first."""
    alone, signs = prices(None)

    assert [row[0] for row in alone][::5] == [MONDAY_17, WEDNESDAY_9]
    assert prices(LastFirst()) == prices(Dying()) == (alone, signs)
    assert signs == [(number, 6) for number in range(1, 7)]


def explained(executor, family, listener=ignore):
    """Return what is found of a date that rules of a family make impossible."""
    campaign, hour, *_ = FAMILIES[family]
    by = None if hour is None else hours(hour)
    found = find_conflicts(campaign, PLAN, by, ONE_WORKER, listener, executor)
    conflicts = [
        ([rule.key for rule in x.members], x.lines, x.is_minimal, x.earliest, x.relaxations)
        for x in found.conflicts
    ]
    return found.answer, conflicts, found.together, found.is_complete


@pytest.mark.parametrize(
    "family",
    [pytest.param(x, marks=() if x in QUICK else pytest.mark.slow) for x in sorted(FAMILIES)],
)
def test_conflicts_do_not_depend_on_the_order(family):
    """With workers that turn the order round, conflicts and ways out are the same."""
    assert explained(LastFirst(), family) == explained(None, family)


def test_conflicts_outlive_their_workers():
    """Workers that die after the first answer: the rest is asked in this process."""
    assert explained(Dying(), "crew") == explained(None, "crew")


def test_plans_tried_are_counted_one_by_one():
    """Whoever answers, each plan tried is told once, in order."""
    steps: list[OracleProgress] = []
    explained(LastFirst(), "crew", steps.append)
    assert [step.trials for step in steps] == list(range(1, len(steps) + 1))
    assert {"date", "conflict 1", "relaxations"} <= {step.stage for step in steps}


def test_without_workers_nothing_more_is_asked():
    """One process, which is this one: the same questions in the same order."""
    heard = {}
    for name, executor in (("none", None), ("one", OneByOne())):
        steps: list[OracleProgress] = []
        explained(executor, "crew", steps.append)
        heard[name] = [(step.stage, step.trials) for step in steps]
    assert heard["none"] == heard["one"]


def oracle(limit, pool):
    """Return an oracle of a conflict of crews with a time limit, which ends with its first sign."""
    campaign, hour, *_ = FAMILIES["crew"]
    book = collect_rules(make_situation(campaign), hours(hour))

    def stop(_):
        judge.limit = 0.0

    judge = Oracle(book, replace(ONE_WORKER, time_limit=limit), stop, pool)
    return judge, [partial(judge.with_only, keys) for keys in ([], ["date"], list(book.rules))]


def test_workers_are_not_asked_once_the_time_is_up():
    """Nothing is handed in, and that is no sign of an answer wanted in vain."""
    pool = LastFirst()
    pool.is_closed = True
    judge, studies = oracle(0.0, pool)
    judge.ask_ahead(studies)

    assert (judge.trials, judge.is_cut_short) == (0, False)


def test_workers_are_not_waited_for_once_the_time_is_up():
    """Three questions are asked, the time is up with the first answer: the rest stays open."""
    judge, studies = oracle(30.0, LastFirst())
    judge.ask_ahead(studies)

    assert (judge.trials, judge.is_cut_short) == (1, False)
    answers = [study().answer for study in studies]
    assert answers == [Answer.UNKNOWN, Answer.UNKNOWN, Answer.IMPOSSIBLE]
    assert judge.is_cut_short
