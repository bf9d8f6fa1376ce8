"""The search in a process of its own: ``python -m scheduler.engine.site.worker``, for programs."""

import os
import pickle
import sys
import time
from threading import Thread

from scheduler.engine.site.job import Job, News, read_news, write_news
from scheduler.engine.site.race import SiteRace, unchecked
from scheduler.engine.site.search import search_site

REST = 0.02
"""Seconds between two looks at how the race stands."""

ELSEWHERE = "elsewhere"

Told = tuple[int | None, int]
"""The makespan and the bound that were written last."""


def main() -> None:
    """Read a job, search, and write news until the time is over or nobody listens any more."""
    job: Job = pickle.load(sys.stdin.buffer)
    race = SiteRace(job.site, judge=unchecked(job.site), shared=job.iterations is None)
    if job.known is not None:
        race.offer(job.known, ELSEWHERE)
    Thread(target=_hear, args=(race,), daemon=True).start()
    search = Thread(target=search_site, args=(job, race), daemon=True)
    search.start()
    told = _tell(race, (race.makespan, 0))
    while search.is_alive():
        time.sleep(REST)
        told = _tell(race, told)
    _tell(race, told)


def _hear(race: SiteRace) -> None:
    """Take placements from the input; when it closes, the process ends."""
    for line in sys.stdin.buffer:
        placement = read_news(line.decode()).placement
        if placement is not None:
            race.offer(placement, ELSEWHERE)
    os._exit(0)


def _tell(race: SiteRace, told: Told) -> Told:
    """Write what is news since the last time, and return what is known now."""
    view = race.view()
    if (view.makespan, view.bound) != told:
        is_own = view.makespan != told[0] and view.who != ELSEWHERE
        news = News(view.best if is_own else None, view.who, view.bound)
        sys.stdout.write(write_news(news))
        sys.stdout.flush()
    return view.makespan, view.bound


if __name__ == "__main__":
    main()
