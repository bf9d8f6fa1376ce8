"""A page for each crew of what changes for it, shift by shift, and a page that leads to them."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.comparing.steps import ComparedStep
from scheduler.analyse.comparing.told import ToldPart, ToldShift, ToldStep
from scheduler.exports.comparing.tables import crew_title, place_title, step_title
from scheduler.exports.folder.names import safe_stems
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.page.chart import printable
from scheduler.exports.page.time import day_text
from scheduler.model.notation.base import CrewId, TaskId
from scheduler.wording.changes.headlines import launch_line
from scheduler.wording.quantities import count_of, people_of

STYLE = """
body { font: 15px/1.45 "DejaVu Sans", Verdana, sans-serif; color: #1a1a1a; margin: 2em auto;
  max-width: 62em; padding: 0 1em; }
h1 { font-size: 1.5em; margin-bottom: .2em; }
h2 { font-size: 1.1em; margin: 1.6em 0 .3em; border-bottom: 2px solid #33597a; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th:nth-child(1) { width: 10%; }
th:nth-child(2) { width: 29%; }
th:nth-child(3) { width: 19%; }
th { text-align: left; font-weight: normal; color: #5b5b5b; }
th, td { padding: .25em .8em .25em 0; vertical-align: top; border-bottom: 1px solid #e3e3e3; }
.what { font-weight: bold; white-space: nowrap; }
.gone { color: #5b5b5b; text-decoration: line-through; }
.quiet { color: #5b5b5b; }
tr { break-inside: avoid; }
h2 { break-after: avoid; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } }
"""
SIGNS = {"new": "+ new", "gone": "\u2212 gone", "changed": "\u2260 changed"}
HEADS = ("", "Step", "Place", "Before", "Now")
Steps = Mapping[TaskId, ComparedStep]
OUTSIDE = "called in, outside of all shifts"


def write_told_pages(found: PlansBeside, folder: Path) -> list[Path]:
    """
    Write ``told.html``, and for each crew for which something changes a page of its own.

    Returns
    -------
    list[Path]
        The files. The same plans give the same bytes.
    """
    crews = {crew: tuple(own) for crew, own in groupby(found.told, key=lambda each: each.crew)}
    names = {crew: f"told-{stem}.html" for crew, stem in safe_stems(crews).items()}
    pages = [("told.html", overview(found, crews, names))]
    pages += [(names[crew], crew_page(found, crew, shifts)) for crew, shifts in crews.items()]
    return [write_whole(folder / name, text.encode()) for name, text in pages]


def overview(
    found: PlansBeside, crews: Mapping[CrewId, Sequence[ToldShift]], names: Mapping[CrewId, str]
) -> str:
    """Return the page that leads to those of the crews."""
    rows = [
        f'<tr><td><a href="{_safe(names[crew])}">{_safe(_crew(found, crew))}</a></td>'
        f"<td>{count_of(len(shifts), 'shift')}</td>"
        f"<td>first {_safe(_shift(shifts[0]))}</td></tr>"
        for crew, shifts in crews.items()
    ]
    others = [each for each in found.new.plan.situation.campaign.crews if each not in crews]
    rest = ", ".join(_crew(found, each) for each in others)
    body = f"<table>{''.join(rows)}</table>" if rows else "<p>Nothing changes for any crew.</p>"
    if rows and rest:
        body += f'<p class="quiet">Nothing changes for {_safe(rest)}.</p>'
    return _page(found, "Who must be told", body)


def crew_page(found: PlansBeside, crew: CrewId, shifts: Sequence[ToldShift]) -> str:
    """Return the page of a crew."""
    steps = {each.id: each for each in found.steps}
    body = "".join(_block(found, steps, shift) for shift in shifts)
    return _page(found, f"{_crew(found, crew)}: what changes", body)


def _page(found: PlansBeside, title: str, body: str) -> str:
    plan = found.new.plan
    name, zone = plan.situation.campaign.name, plan.situation.campaign.time_zone
    line = launch_line(plan, found)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{_safe(f'{name}: {title}')}</title><style>{STYLE}</style></head>\n<body>"
        f"<h1>{_safe(title)}</h1>\n<p><b>{_safe(name)}</b><br>{_safe(line)}.</p>\n{body}\n"
        f'<p class="quiet">All times are {_safe(zone)} time; plan made from '
        f"{_safe(Path(plan.graph.file).name)} {_safe(plan.graph.digest[:8])}.</p></body></html>\n"
    )


def _block(found: PlansBeside, steps: Steps, shift: ToldShift) -> str:
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    rows = "".join(_row(found, steps.get(step.id), step) for step in shift.steps)
    return f"<h2>{_safe(_shift(shift))}{_note(shift)}</h2>\n<table><tr>{heads}</tr>{rows}</table>\n"


def _note(shift: ToldShift) -> str:
    """Say that a crew has work now in a shift in which it had none, or has none any more."""
    if shift.works and not shift.worked:
        return ": a shift without work before"
    return ": no work any more" if shift.worked and not shift.works else ""


def _row(found: PlansBeside, whole: ComparedStep | None, step: ToldStep) -> str:
    shown = step.new or step.old
    places = " + ".join(place_title(found, each) for each in (shown.places if shown else ()))
    title = step_title(found, step)
    name = f"<b>{_safe(step.id)}</b>{f' {_safe(title)}' if title != step.id else ''}"
    old = f'<span class="gone">{_part(found, step.old)}</span>' if step.old else ""
    before, now = _moved(found, whole, step)
    return (
        f'<tr><td class="what">{SIGNS[step.change]}</td><td>{name}</td><td>{_safe(places)}</td>'
        f"<td>{old}{before}</td>"
        f"<td>{_part(found, step.new)}{now}</td></tr>"
    )


def _moved(found: PlansBeside, whole: ComparedStep | None, step: ToldStep) -> tuple[str, str]:
    """Say from when a step comes to a shift, or to when it goes, if it moved."""
    if whole is None or not whole.moves or not whole.old or not whole.new:
        return "", ""
    start = whole.new.start if step.new is None else whole.old.start
    if start is None or (step.old and step.new):
        return "", ""
    text = f"{'moved to' if step.new is None else 'moved from'} {found.axis.say(start)}"
    shown = f'<span class="quiet">{_safe(text)}</span>'
    return ("", shown) if step.new is None else (shown, "")


def _part(found: PlansBeside, part: ToldPart | None) -> str:
    if part is None:
        return ""
    spans = (
        f"{found.axis.say_clock(start)} to {found.axis.say_clock(end)}" for start, end in part.parts
    )
    return _safe(f"{', '.join(spans)}, {people_of(part.people)}")


def _crew(found: PlansBeside, crew: CrewId) -> str:
    title = crew_title(found, crew)
    return title if title == crew else f"{title} ({crew})"


def _shift(shift: ToldShift) -> str:
    return f"{day_text(shift.day)} {shift.day.year}, {shift.shift or OUTSIDE}"


def _safe(text: str) -> str:
    return escape(printable(text))
