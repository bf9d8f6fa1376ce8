"""From a schedule of another program to a task graph, its progress, and what was lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.formats.foreign.notices import Notice, NoticeKind, joined
from scheduler.formats.foreign.schedule import ForeignSchedule
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.incoming.dates.constraints import Dates, tell_manual, tell_pinned
from scheduler.interchange.incoming.dates.progress import (
    Facts,
    data_date_of,
    progress_of,
    tell_out_of_sequence,
)
from scheduler.interchange.incoming.dates.span import horizon_of, start_of, zone_of
from scheduler.interchange.incoming.graph import graph_of, head_of
from scheduler.interchange.incoming.launching import launch_of
from scheduler.interchange.incoming.network.links import StepLink, by_successor, links_of
from scheduler.interchange.incoming.projects import project_of
from scheduler.interchange.incoming.refusals import Answers, refuse
from scheduler.interchange.incoming.rows.keys import keys_of
from scheduler.interchange.incoming.rows.left_out import tell_rows
from scheduler.interchange.incoming.rows.steps import Around, Steps
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.own.importing import come_back, tell_spoilt
from scheduler.interchange.uses import ProgressUse
from scheduler.interchange.working_time.site import site_work
from scheduler.interchange.working_time.site_work import SiteWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """
    A task graph as plain data, and all there is to say of how it was made.

    ``comments`` stand beside what they explain, by path; ``headings`` are the summaries around
    each step, by key. ``progress`` is a progress file, if the source knows of work done. ``names``
    are the steps as the source calls them, by key, and ``uids`` its own names for them. ``dates``
    are when it plans each step, which is a result of its scheduler and no rule here.
    """

    graph: Mapping[str, Any]
    comments: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    progress: Mapping[str, Any] | None = None
    notices: tuple[Notice, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    uids: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def is_lossless(self) -> bool:
        """Whether nothing of the source is gone."""
        return all(notice.kind is not NoticeKind.LOST for notice in self.notices)


def import_schedule(schedule: ForeignSchedule, choices: ImportChoices) -> Imported:
    """
    Return what a schedule of another program becomes.

    Raises
    ------
    InputError
        If it holds no steps, or a question is open that only the user can answer.
    """
    telling = Telling()
    project = project_of(schedule, choices, telling)
    source = Source(form=schedule.form, project=project, choices=choices)
    if project.graph and source.steps:
        return _returned(schedule, source, telling)
    tell_spoilt(source, telling)
    if not source.steps:
        message = "the file has no steps to plan"
        raise refuse(schedule.file, "foreign-no-steps", message, "Export it again, with its tasks.")
    return _Import(schedule, source, telling).imported()


def _returned(schedule: ForeignSchedule, source: Source, telling: Telling) -> Imported:
    """Return a file of this program that comes back, whatever was edited in it elsewhere."""
    back = come_back(source, telling)
    return Imported(
        graph=back.graph,
        headings={back.keys[uid]: source.headings(task) for uid, task in source.steps.items()},
        progress=back.progress,
        notices=joined([*schedule.notices, *telling.notices]),
        names={back.keys[uid]: source.label(uid) for uid in source.steps},
        uids={back.keys[uid]: uid for uid in source.steps},
        dates=_dates(source, back.keys),
    )


def _dates(source: Source, keys: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the dates planned in the source, of the steps that have both."""
    return {
        keys[uid]: (f"{task.start:%Y-%m-%dT%H:%M}", f"{task.finish:%Y-%m-%dT%H:%M}")
        for uid, task in source.steps.items()
        if task.start is not None and task.finish is not None
    }


class _Import:
    """One import, whose parts build on each other."""

    def __init__(self, schedule: ForeignSchedule, source: Source, telling: Telling) -> None:
        self.schedule = schedule
        self.source = source
        self.telling = telling

    def imported(self) -> Imported:
        source, telling = self.source, self.telling
        file = self.schedule.file
        keys = keys_of(source, telling)
        tell_rows(source, telling)
        links = links_of(source, telling)
        with Answers() as answers:
            zone = answers.ask(lambda: zone_of(source, telling))
            launch = answers.ask(lambda: launch_of(source, file, keys, links, telling))
            start = answers.ask(lambda: start_of(source, file, telling))
        span = start, horizon_of(source, start, telling)
        site = site_work(source.project, source.choices, _whole_days(span), source.labels)
        graph, comments = self._graph((zone, span), keys, links, launch, site)
        return Imported(
            graph=graph,
            comments=comments,
            headings={keys[uid]: source.headings(task) for uid, task in source.steps.items()},
            progress=self._progress(zone, keys, links),
            notices=self._notices(site),
            names={keys[uid]: source.label(uid) for uid in source.steps},
            uids={keys[uid]: uid for uid in source.steps},
            dates=_dates(source, keys),
        )

    def _graph(
        self,
        when: tuple[ZoneInfo, tuple[datetime, timedelta]],
        keys: Mapping[str, str],
        links: tuple[StepLink, ...],
        launch: str,
        site: SiteWork,
    ) -> tuple[dict[str, Any], dict[tuple[str, ...], str]]:
        source, telling, (zone, (start, horizon)) = self.source, self.telling, when
        tell_manual(source, telling)
        around = Around(
            keys=keys,
            links=by_successor(links),
            windows=Dates(source, telling, (start, start + horizon), zone).windows(),
            site=site,
            launch=launch,
            zone=zone,
        )
        steps = Steps(source, around, telling)
        tasks = steps.tasks()
        head = self._head(zone, start, horizon, (launch, keys[launch]))
        graph = graph_of(head, site, tasks, steps.fields)
        return graph, {**site.comments, **_remarks(site, keys, telling), **_head_comments(source)}

    def _head(
        self, zone: ZoneInfo, start: datetime, horizon: timedelta, launch: tuple[str, str]
    ) -> dict[str, Any]:
        return head_of(
            self.source, self.schedule.file, (start, horizon), launch, zone, self.telling
        )

    def _progress(
        self, zone: ZoneInfo, keys: Mapping[str, str], links: tuple[StepLink, ...]
    ) -> Mapping[str, Any] | None:
        """Return the facts of the day, if there are any and they are wanted."""
        if self.source.choices.progress is ProgressUse.IGNORE:
            self._ignore_progress()
            return None
        data_date = data_date_of(self.source, self.telling)
        if data_date is None:
            return None
        states = Facts(self.source, self.telling, data_date).states()
        if not states:
            return None
        tell_out_of_sequence(self.source, links, states, self.telling)
        return progress_of(states, keys, data_date, zone)

    def _ignore_progress(self) -> None:
        """Say what of the work done is not taken."""
        begun = [uid for uid, task in self.source.steps.items() if task.actual_start is not None]
        if begun:
            text = "Work done was ignored, as asked"
            self.telling.lost("import-progress-ignored", text, *map(self.source.label, begun))

    def _notices(self, site: SiteWork) -> tuple[Notice, ...]:
        """Return all notices: a plan of pinned steps first, then losses, decisions, the rest."""
        first = Telling()
        tell_pinned(self.source, first)
        rest = joined([*self.schedule.notices, *self.telling.notices, *site.notices])
        order = list(NoticeKind)
        return (*first.notices, *sorted(rest, key=lambda each: order.index(each.kind)))


def _whole_days(span: tuple[datetime, timedelta]) -> tuple[datetime, datetime]:
    """Return from when to when days are planned, so that none is cut and looks like one off."""
    start, horizon = span
    end = start + horizon
    whole = datetime.combine(end.date(), time())
    first = datetime.combine(start.date(), time())
    return first, whole if whole == end else whole + timedelta(days=1)


def _remarks(
    site: SiteWork, keys: Mapping[str, str], telling: Telling
) -> dict[tuple[str, ...], str]:
    """Return what is to be said beside steps."""
    said: dict[str, list[str]] = {}
    own = ((uid, work.remarks) for uid, work in site.steps.items())
    for uid, texts in (*own, *telling.remarks.items()):
        said.setdefault(uid, []).extend(texts)
    return {
        ("tasks", keys[uid]): f"{key}: {'; '.join(dict.fromkeys(said[uid]))}"
        for uid, key in keys.items()
        if said.get(uid)
    }


def _head_comments(source: Source) -> dict[tuple[str, ...], str]:
    """Return what is to be said at the head of a graph."""
    said = {}
    if not source.choices.time_zone:
        said["time_zone",] = "the file names none; change it to the site's"
    if not source.choices.launch:
        said["launch",] = "nothing waits for it"
    return {(name,): text for (name,), text in said.items()}
