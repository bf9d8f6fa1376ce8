"""The search in a process of its own: ``python -m scheduler.engine.site.worker``, for programs."""

import logging
import os
import pickle
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Thread
from typing import BinaryIO

from scheduler.engine.loading import forget_site_searches
from scheduler.engine.site.job import SearchNews, SearchRequest, read_news, write_news
from scheduler.engine.site.problem import Placement
from scheduler.engine.site.race import SiteRace, unchecked
from scheduler.engine.site.search import search_site

REST = 0.02
"""Seconds between two looks at how the race stands."""

ELSEWHERE = "elsewhere"

ONE_AT_A_TIME = Lock()
"""Keeps the lines of threads apart."""

Told = tuple[Placement | None, int]
"""The placement and the bound that were written last."""


def main() -> None:
    """
    Read a job, search, and write news until the time is over or nobody listens any more.

    A search by iterations writes its news at the end: what is found on the way depends on the pace.
    The process ends at once, whatever its threads do; its exit code tells if the search failed.
    """
    letters = _take_input()
    logging.getLogger().addHandler(Notes(logging.WARNING))
    job = pickle.load(letters)
    if job.anew:
        forget_site_searches()
    job = on_time(job)
    race = SiteRace(job.site, judge=unchecked(job.site), shared=job.iterations is None)
    if job.known is not None:
        race.offer(job.known, ELSEWHERE)
    told: Told = (race.best, 0)
    Thread(target=_hear, args=(race, letters), daemon=True).start()
    search = ThreadPoolExecutor(max_workers=1).submit(search_site, job, race)
    while not search.done():
        time.sleep(REST)
        if job.iterations is None:
            told = _tell(race, told)
    _tell(race, told)
    error = search.exception()
    if error is not None:
        traceback.print_exception(error)
        sys.stderr.flush()
    os._exit(0 if error is None else 1)


class Notes(logging.Handler):
    """Writes what the program has to say as news, since nobody reads the process's own log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        _write(SearchNews(None, "", 0, record.getMessage()))


def on_time(job: SearchRequest) -> SearchRequest:
    """Return a job with the seconds that are left of those it was given."""
    if job.seconds is None or job.begun is None:
        return job
    return job._replace(seconds=max(job.seconds - (time.time() - job.begun), 0.0))


def _take_input() -> BinaryIO:
    """
    Return the input for this module alone.

    While a thread waits for standard input, Windows may hold up the loading of libraries.
    """
    own, nothing = os.dup(0), os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return os.fdopen(own, "rb")


def _hear(race: SiteRace, letters: BinaryIO) -> None:
    """Take placements from the input; when it closes, the process ends."""
    for line in letters:
        placement = read_news(line.decode()).placement
        if placement is not None:
            race.offer(placement, ELSEWHERE)
    os._exit(0)


def _tell(race: SiteRace, told: Told) -> Told:
    """Write what is news since the last time, and return what is known now."""
    view = race.view()
    is_better = view.best is not told[0] and view.who != ELSEWHERE
    if is_better or view.bound != told[1]:
        _write(SearchNews(view.best if is_better else None, view.who, view.bound))
    return view.best, view.bound


def _write(news: SearchNews) -> None:
    with ONE_AT_A_TIME:
        sys.stdout.write(write_news(news))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
