"""What other programs cannot hold of a plan, or hold otherwise: kind by kind, with names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.interchange.outgoing.forms import ALL, SCHEDULES, WITH_LINKS, ExportForm
from scheduler.interchange.outgoing.outgoing import Outgoing
from scheduler.interchange.outgoing.unsaid import rules, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """A kind of loss or decision, what it concerns, and the forms in which it is one."""

    code: str
    text: str
    names: Callable[[Outgoing], Iterable[str]]
    kind: NoticeKind = NoticeKind.LOST
    way_out: str = ""
    forms: frozenset[ExportForm] = ALL

    def of(self, out: Outgoing) -> Notice | None:
        """Return the notice for a plan, nothing where it concerns nothing of it."""
        names = tuple(dict.fromkeys(self.names(out)))
        if not names:
            return None
        return Notice(
            code=f"export-{self.code}",
            kind=self.kind,
            text=self.text,
            names=names,
            way_out=self.way_out,
        )


UNSAID = (
    Unsaid(
        code="dates-pinned",
        kind=NoticeKind.DECIDED,
        text="The planned starts are pinned as 'start no earlier than', since other programs know "
        "neither crews by shift nor hazards and would move the steps",
        names=steps.pinned,
        way_out="--links-only leaves the dates to the links.",
        forms=SCHEDULES,
    ),
    Unsaid(
        code="dates-free",
        kind=NoticeKind.DECIDED,
        text="No planned start is pinned: another program will move these steps once it plans",
        names=steps.free,
        way_out="Without --links-only the planned starts are pinned.",
        forms=SCHEDULES,
    ),
    Unsaid(
        code="crews-by-shift",
        kind=NoticeKind.DECIDED,
        text="A crew is one resource for each shift, which an import joins again",
        names=steps.crews,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="habits",
        text="Habits are links like any other; Habits, a field of the step, names them",
        names=lambda out: out.links.habits,
        forms=WITH_LINKS,
    ),
    Unsaid(
        code="habits-set-aside",
        text="Habits that the scenario does not keep are left out",
        names=lambda out: out.links.relaxed,
        forms=WITH_LINKS,
    ),
    Unsaid(
        code="second-link",
        text="Two steps have one link at most: these are left out",
        names=lambda out: out.links.second,
        forms=WITH_LINKS,
    ),
    Unsaid(
        code="waived-link",
        text="Links that the facts of the day waive are left out",
        names=lambda out: out.links.waived,
        forms=WITH_LINKS,
    ),
    Unsaid(
        code="dates-alone",
        text="A calendar file has dates, people and places of the steps, but no links",
        names=steps.all_steps,
        forms=frozenset({ExportForm.ICS}),
    ),
    Unsaid(
        code="pauses",
        text="A step that pauses is one event from its start to its end",
        names=steps.pausing,
        kind=NoticeKind.DECIDED,
        forms=frozenset({ExportForm.ICS}),
    ),
    Unsaid(
        code="without-date",
        text="Steps done before the start have no date and are left out",
        names=steps.undated,
        forms=frozenset({ExportForm.ICS}),
    ),
    Unsaid(
        code="limits",
        text="Limits, the longest time between two events, are not known elsewhere: the plan keeps "
        "them, other programs will not",
        names=rules.limits,
    ),
    Unsaid(
        code="holds",
        text="Room held from one step to another is not known elsewhere",
        names=rules.holds,
    ),
    Unsaid(
        code="hazards",
        text="Hazards keep nobody away elsewhere; a field of the step names them",
        names=rules.hazards,
    ),
    Unsaid(
        code="exemptions",
        text="Exemptions from hazards are not known elsewhere",
        names=steps.exempt,
    ),
    Unsaid(
        code="windows",
        text="Windows are not known elsewhere, but for those of a whole run in calendars",
        names=steps.in_windows,
    ),
    Unsaid(
        code="second-date",
        text="A step has one binding date at most: other dates of these steps are left out",
        names=steps.second_dates,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="run-through",
        text="Nothing keeps a step in one piece elsewhere; the dates and calendars do",
        names=steps.run_through,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="same-shift",
        text="Nothing keeps a step within one shift elsewhere; the dates do",
        names=steps.same_shift,
    ),
    Unsaid(
        code="all-hands",
        text="Steps for which people are called in have a resource of their own for these",
        names=steps.all_hands,
        kind=NoticeKind.DECIDED,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="late-as-possible",
        text="Steps that are to start as late as launch allows are not planned so elsewhere",
        names=steps.late,
    ),
    Unsaid(
        code="options",
        text="Other ways of doing a step are not known elsewhere; the one taken is written",
        names=steps.with_options,
    ),
    Unsaid(
        code="duty",
        text="Duty rules and teams that take turns are not known elsewhere",
        names=rules.duty,
    ),
    Unsaid(
        code="orders",
        text="An order of work that is more than the links is not known elsewhere",
        names=rules.orders,
    ),
    Unsaid(
        code="scenarios",
        text="A file has one scenario; these are others",
        names=rules.other_scenarios,
    ),
    Unsaid(
        code="prices",
        text="Costs and permits are not known elsewhere",
        names=rules.prices,
    ),
    Unsaid(
        code="vehicles",
        text="Vehicles, standby and moves of neighbours are not known elsewhere",
        names=rules.vehicles,
    ),
    Unsaid(
        code="room-for-any",
        text="A place with room for any number of steps has room for all that use it",
        names=rules.unlimited,
        kind=NoticeKind.DECIDED,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="done-undated",
        text="These steps were done before the start; when is not known, so their actual dates are "
        "the start of the campaign",
        names=steps.undated,
        kind=NoticeKind.DECIDED,
        forms=WITH_LINKS,
    ),
    Unsaid(
        code="dropped",
        text="Steps that will not be done are left out",
        names=steps.dropped,
    ),
    Unsaid(
        code="baseline",
        text="Baseline 0 has the dates of the baseline scenario: a copy of dates, not a way of "
        "working",
        names=rules.baseline,
        kind=NoticeKind.NOTED,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="time-zone",
        text="Dates are those of the site's clock; the file names no time zone",
        names=rules.time_zone,
        kind=NoticeKind.NOTED,
        forms=WITH_LINKS,
    ),
    Unsaid(
        code="clock-change",
        text="The clocks change within the plan: hours across that night are one more or one less "
        "elsewhere",
        names=rules.clock_changes,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="crowded-days",
        text="A day has five stretches of work at most: the shortest of these calendars are left "
        "out",
        names=lambda out: out.calendars.crowded,
        forms=SCHEDULES,
    ),
    Unsaid(
        code="names",
        text="Names and notes lose characters that other programs refuse",
        names=steps.renamed,
    ),
)
"""All kinds, in the order in which they are told."""


def unsaid(out: Outgoing, form: ExportForm) -> tuple[Notice, ...]:
    """Return what a form cannot hold of a plan; its calendars must have been made."""
    found = (each.of(out) for each in UNSAID if form in each.forms)
    return tuple(notice for notice in found if notice is not None)
