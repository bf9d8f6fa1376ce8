"""The search in a process of its own."""

import time
from dataclasses import replace

import pytest

from scheduler.engine.site.check import checked_end
from scheduler.engine.site.job import SearchNews, SearchRequest, read_news, write_news
from scheduler.engine.site.problem import Resource, SiteLimit, SiteLink
from scheduler.engine.site.process import SearchProcess
from scheduler.engine.site.worker import on_time
from tests.engine.site.sites import make_site, placed

GENEROUS = 120.0


def bench_of(*durations, **parts):
    """Return a site of tasks that take turns, and a goal behind them."""
    count = len(durations)
    return make_site(
        [*durations, 0],
        horizon=60,
        resources=(Resource(levels=((0, 1),), kept=True),),
        links=tuple(SiteLink(task, count) for task in range(count)),
        **parts,
    )


def test_news_survive_the_way_through_a_line():
    """What is written is what is read, with or without a placement."""
    for news in (SearchNews(placed((0, 1)), "annealing", 4), SearchNews(None, "", 7, "slow today")):
        assert read_news(write_news(news)) == news


def test_line_that_is_no_news_is_refused():
    """Half a line tells nothing."""
    with pytest.raises(ValueError, match="Expecting"):
        read_news("[[[0, 1")


def test_search_tells_placements_and_bounds():
    """Turns of 5, 3 and 1 take 9, which the work alone proves."""
    site = bench_of(5, 3, 1)

    with SearchProcess(SearchRequest(site, seed=1, lanes=1, seconds=GENEROUS)) as process:
        process.wait(GENEROUS)
        news = process.news()

    found = [each.placement for each in news if each.placement is not None]
    assert checked_end(site, found[-1]) == 9
    assert max(each.bound for each in news) == 9


def test_search_by_iterations_ends_by_itself_and_repeats(caplog):
    """Two runs of so many lists tell the same placement, and find nothing to complain about."""
    last = []
    for _ in range(2):
        with SearchProcess(
            SearchRequest(bench_of(2, 2, 3), seed=1, lanes=1, iterations=20)
        ) as process:
            process.wait(GENEROUS)
            assert process.is_over
            last.append([each.placement for each in process.news() if each.placement][-1])

    assert last[0] == last[1]
    assert caplog.text == ""


def test_closing_ends_a_search_at_once():
    """A search that nobody waits for leaves nothing behind."""
    limits = (SiteLimit(source=0, from_end=False, target=1, to_end=False, longest=4),)
    site = bench_of(*[3] * 12, limits=limits)

    with SearchProcess(SearchRequest(site, seed=1, lanes=1, seconds=GENEROUS)) as process:
        pass

    assert process.is_over


def test_search_that_never_started_is_over_and_can_be_closed():
    """Whoever is interrupted before the start has nothing to clear away."""
    process = SearchProcess(SearchRequest(bench_of(1), seed=1, lanes=1, seconds=GENEROUS))

    process.wait(GENEROUS)
    process.close()

    assert process.is_over
    assert process.news() == []


def test_what_is_told_is_not_told_back():
    """A placement from elsewhere counts, but is no news."""
    site = bench_of(5, 3, 1)

    with SearchProcess(
        SearchRequest(site, 1, 1, seconds=GENEROUS, known=placed((0, 5, 8, 9)))
    ) as process:
        process.tell(placed((4, 1, 0, 9)))
        process.wait(GENEROUS)
        news = process.news()

    assert [each.placement for each in news] == [None] * len(news)
    assert news[-1].bound == 9


def test_search_that_fails_is_known_by_its_exit_code():
    """A goal that no task is ends the process; whoever waits may begin it again."""
    broken = replace(bench_of(1, 2), goal=7)

    with SearchProcess(SearchRequest(broken, seed=1, lanes=1, seconds=GENEROUS)) as process:
        process.wait(GENEROUS)

    assert process.is_over
    assert process.news() == []
    assert process.exit_code == 1


def test_time_counts_from_when_the_job_was_given():
    """A minute of which most has passed is over soon; without a beginning all of it is left."""
    job = SearchRequest(bench_of(1), seed=1, lanes=1, seconds=60.0)

    assert on_time(job).seconds == 60.0
    assert on_time(job._replace(begun=time.time() - 90.0)).seconds == 0.0
    assert on_time(job._replace(seconds=None, iterations=3)).seconds is None
