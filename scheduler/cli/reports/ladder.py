"""The ladder for the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from scheduler.cli.reports.rows import PROSE, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.exports.ladder.table import integrity_sentence
from scheduler.model.campaign import LAUNCH, Campaign
from scheduler.model.costs import CENTS
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.studies.ladder import Rung
from scheduler.studies.levers.combinations import CombinedLevers
from scheduler.studies.levers.fair_shares import FairShare, FairShares
from scheduler.wording.changes.launch_moves import saved_text
from scheduler.wording.risk.chances import (
    chance_name,
    date_or_never,
    draws_text,
    main_chance,
    share_text,
)
from scheduler.wording.risk.sentences import LOW_END, WISHED
from scheduler.wording.vehicles import launch_named
from scheduler.wording.verdicts.proofs import short_verdict

CHANCES = ("P50", "P80", "outside the rules")
CONCESSIONS = ("options taken", "people above baseline", "duty deviations")


def print_ladder(
    campaign: Campaign, rungs: list[Rung], shares: FairShares | None, console: Console
) -> None:
    """Print the staircase, what no rung changed, and the fair shares if there are any."""
    print_head(console, campaign.name, f", {_subject(campaign)}from the serial baseline up")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("scenario", no_wrap=True)
    table.add_column("what it changes", max_width=PROSE)
    for name in ("launch", "vs previous", "person shifts", "night h", "weekend h", "cost"):
        table.add_column(name, justify="right", no_wrap=name in {"launch", "vs previous"})
    table.add_column("verdict", no_wrap=True)
    asked = [rung.risk for rung in rungs if rung.risk is not None]
    for name in (f"chance of {chance_name(asked[0])}", *CHANCES) if asked else ():
        table.add_column(name, no_wrap=True)
    for rung in rungs:
        table.add_row(
            rung.scenario,
            "; ".join(rung.levers),
            f"{rung.launch_minute / DAY:.1f} d",
            "" if rung.saved is None else saved_text(rung.saved),
            str(rung.effort.person_shifts),
            f"{rung.effort.night / HOUR:.0f}",
            f"{rung.effort.weekend / HOUR:.0f}",
            f"{rung.effort.cost / CENTS:,.0f}",
            short_verdict(rung.result),
            *(_chances(rung) if asked else ()),
        )
    print_rows(console, table)
    if asked:
        console.print(f"\nChances: {draws_text(asked[0])}. {LOW_END}")
    console.print(f"\n{_total(rungs)}\n{integrity_sentence(campaign, rungs)}")
    _print_kept(rungs, console)
    if shares is not None and shares.shares is not None:
        _print_fair_shares(shares.shares, console)
    if shares is not None and shares.combined.missing:
        console.print(f"\n{missing_text(shares.combined)}")


def _chances(rung: Rung) -> tuple[str, ...]:
    """Return the chance of a rung, the dates that half and most draws make, and what is outside."""
    told, axis = rung.risk, rung.situation.axis
    if told is None:
        return ("", "", "", "")
    dates = (date_or_never(axis, told.launch_with(share)) for share in (0.5, WISHED))
    return (share_text(main_chance(told).share), *dates, share_text(told.outside_share))


def _subject(campaign: Campaign) -> str:
    """Say whose launch the ladder is about where there are vehicles."""
    named = launch_named(campaign)
    return "" if named == LAUNCH else f"{named}, "


def _print_kept(rungs: list[Rung], console: Console) -> None:
    """Print for each rung what it did not change, and what it concedes."""
    print_head(console, "What each rung keeps", ", and what it concedes")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("scenario", no_wrap=True)
    for name in (*("steps", "tests", "hard links", "habits not followed"), *CONCESSIONS):
        table.add_column(name, justify="right")
    for rung in rungs:
        kept = rung.integrity
        table.add_row(
            rung.scenario,
            f"{kept.steps_kept} of {kept.steps}",
            f"{kept.tests_kept} of {kept.tests}",
            f"{kept.hard_links_kept} of {kept.hard_links}",
            f"{len(kept.habits_used)} of {len(kept.habits)}",
            str(len(kept.other_ways)),
            str(kept.people_used),
            "" if kept.duty is None else str(len(kept.duty.deviations)),
            style="" if kept.is_whole else "bold",
        )
    print_rows(console, table)


def _total(rungs: list[Rung]) -> str:
    first, last = rungs[0].launch_minute, rungs[-1].launch_minute
    return (
        f"{first / DAY:.1f} d become {last / DAY:.1f} d: {saved_text(first - last)}. "
        "What a lever saves depends on the levers before it; --fair-shares averages over all "
        "orders."
    )


def missing_text(combined: CombinedLevers) -> str:
    """Say how many combinations an interrupt has left out, and which."""
    missing, every = combined.missing, len(combined.outcomes)
    names = "; ".join(map(combined.words, missing))
    return (
        f"Interrupted with {every - len(missing)} of {every} combinations planned "
        f"(ladder-combinations.csv). Not planned: {names}."
    )


def _print_fair_shares(shares: Sequence[FairShare], console: Console) -> None:
    """Print each lever's saving averaged over all orders."""
    print_head(console, "Fair shares", ": each lever's saving averaged over all orders")
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for share in sorted(shares, key=lambda each: -each.saved):
        table.add_row(f"{share.saved / DAY:.1f} d", share.lever)
    print_rows(console, table)
