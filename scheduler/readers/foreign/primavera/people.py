"""Resources and roles of P6, with how many there are of each."""

from collections.abc import Iterable
from datetime import datetime

from scheduler.formats.foreign.steps import ForeignResource
from scheduler.formats.foreign.words import ResourceKind
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.primavera.base.words import RESOURCES
from scheduler.readers.foreign.primavera.calendars import Calendars
from scheduler.readers.foreign.primavera.rates import availability, units_at, without_nothing


def role_uid(role: str) -> str:
    """Return what assignments call a role, whose ids are not those of resources."""
    return f"role-{role}"


def read_people(
    tables: Tables, calendars: Calendars, at: datetime | None, account: Account
) -> tuple[ForeignResource, ...]:
    """
    Return all resources, and those roles that somebody is still to be found for.

    Parameters
    ----------
    tables
        The rows of the file.
    calendars
        Its calendars.
    at
        The moment whose number of units counts: the data date.
    account
        Keeps what was decided.
    """
    people = [
        *_resources(tables, calendars, at, account),
        *_roles(tables, at, account),
    ]
    known = {each.uid for each in people}
    return (*people, *_missing(tables, known, account))


def _resources(
    tables: Tables, calendars: Calendars, at: datetime | None, account: Account
) -> Iterable[ForeignResource]:
    rates = tables.grouped("RSRCRATE", "rsrc_id")
    rows = tables.by("RSRC", "rsrc_id")
    roles = tables.by("ROLES", "role_id")
    measures = tables.by("UMEASURE", "unit_id")
    worked = {row.text("rsrc_id") for row in tables.all("TASKRSRC")}
    for uid, row in rows.items():
        kind = _kind(row.text("rsrc_type"), row, account)
        available = availability(rates.get(uid, []), row, account)
        if kind is ResourceKind.WORK and uid in worked:
            available = without_nothing(available, row, account)
        role, parent = roles.get(row.text("role_id")), rows.get(row.text("parent_rsrc_id"))
        measure = measures.get(row.text("unit_id"))
        calendar = row.text("clndr_id")
        yield ForeignResource(
            uid=uid,
            name=row.text("rsrc_name"),
            code=row.text("rsrc_short_name"),
            kind=kind,
            units=units_at(available, at),
            availability=available,
            calendar=calendar if calendar in calendars else None,
            group=role.text("role_name") if role else parent.text("rsrc_name") if parent else "",
            label=measure.first("unit_abbrev", "unit_name") if measure else "",
            line=row.line,
        )


def _roles(tables: Tables, at: datetime | None, account: Account) -> Iterable[ForeignResource]:
    wanted = {row.text("role_id") for row in tables.all("TASKRSRC") if not row.text("rsrc_id")}
    rates = tables.grouped("ROLERATE", "role_id")
    limits = tables.grouped("ROLELIMIT", "role_id")
    for role, row in tables.by("ROLES", "role_id").items():
        if role and role in wanted:
            own = limits.get(role) or rates.get(role, [])
            available = without_nothing(availability(own, row, account), row, account)
            yield ForeignResource(
                uid=role_uid(role),
                name=row.text("role_name"),
                code=row.text("role_short_name"),
                units=units_at(available, at),
                availability=available,
                line=row.line,
            )


def _missing(tables: Tables, known: set[str], account: Account) -> Iterable[ForeignResource]:
    """Yield what is assigned although no table has it, so that its people are not lost."""
    for row in tables.all("TASKRSRC"):
        resource, role = row.text("rsrc_id"), row.text("role_id")
        uid = resource or (role_uid(role) if role else "")
        if uid and uid not in known:
            known.add(uid)
            name = f"Resource {resource}" if resource else f"Role {role}"
            what = "Resources that are assigned, but that the file lacks, got a name of their own."
            account.decided("import-resource-missing", what, [name])
            kind = RESOURCES.get(row.text("rsrc_type"), ResourceKind.WORK)
            yield ForeignResource(uid=uid, name=name, kind=kind, line=row.line)


def _kind(said: str, row: Row, account: Account) -> ResourceKind:
    if said and said not in RESOURCES:
        what = "Resources of a type that is not known were taken as people."
        account.decided("import-unknown-resource", what, [f"{row.title} ({said[:40]})"])
    return RESOURCES.get(said, ResourceKind.WORK)
