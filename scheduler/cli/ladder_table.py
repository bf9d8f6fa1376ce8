"""The ladder for the terminal."""

from rich.console import Console
from rich.table import Table

from scheduler.model.campaign import Campaign
from scheduler.model.durations import DAY, HOUR, format_minutes
from scheduler.solve.result import Status
from scheduler.studies.fair_shares import FairShare
from scheduler.studies.ladder import Rung


def print_ladder(campaign: Campaign, rungs: list[Rung], console: Console) -> None:
    """Print the staircase, then what no rung changed."""
    console.print(f"\n[bold]{campaign.name}[/], from the serial baseline up\n")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("scenario", no_wrap=True)
    table.add_column("what it changes")
    for name in ("launch", "saved", "person-shifts", "night h", "weekend h"):
        table.add_column(name, justify="right", no_wrap=name in {"launch", "saved"})
    table.add_column("verdict", no_wrap=True)
    for rung in rungs:
        table.add_row(
            rung.scenario,
            "; ".join(rung.levers),
            f"{rung.launch / DAY:.1f} d",
            "" if rung.saved is None else f"{rung.saved / DAY:.1f} d",
            str(rung.effort.person_shifts),
            f"{rung.effort.night / HOUR:.0f}",
            f"{rung.effort.weekend / HOUR:.0f}",
            _verdict(rung),
        )
    console.print(table)
    console.print(f"\n{_total(rungs)}\n{integrity_sentence(campaign, rungs)}")


def _verdict(rung: Rung) -> str:
    if rung.result.status is Status.OPTIMAL:
        return "proved"
    return f"gap {format_minutes(rung.result.gap or 0)}"


def _total(rungs: list[Rung]) -> str:
    first, last = rungs[0].launch, rungs[-1].launch
    return (
        f"{first / DAY:.1f} d become {last / DAY:.1f} d: {(first - last) / DAY:.1f} d saved. "
        "What a lever saves depends on those pulled before it."
    )


def integrity_sentence(campaign: Campaign, rungs: list[Rung]) -> str:
    """Say what the ladder did not change."""
    if not all(rung.integrity.is_whole for rung in rungs):
        broken = ", ".join(r.scenario for r in rungs if not r.integrity.is_whole)
        return f"NOT WHOLE: steps or hours of testing are missing in {broken}."
    tests = sum(task.test for task in campaign.tasks.values())
    hard = sum(len(task.after) for task in campaign.tasks.values())
    return (
        f"On every rung all {len(campaign.tasks)} steps are planned or done before, all {tests} "
        f"test procedures have their full hours, and all {hard} hard links are kept."
    )


def print_fair_shares(shares: list[FairShare], console: Console) -> None:
    """Print each lever's saving averaged over all orders."""
    console.print("\n[bold]Fair shares[/]: each lever's saving averaged over all orders\n")
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for share in sorted(shares, key=lambda each: -each.saved):
        table.add_row(f"{share.saved / DAY:.1f} d", share.lever)
    console.print(table)
