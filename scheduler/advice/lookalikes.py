"""Names that are easily taken for each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from scheduler.advice.base import Case
from scheduler.advice.words import joined, named
from scheduler.errors import Finding

TABLES = (
    "crews",
    "facilities",
    "zones",
    "hazards",
    "windows",
    "shifts",
    "flows",
    "tasks",
    "scenarios",
)
JOINTS = str.maketrans("_. /", "----")
ALIKE = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})


def warn_of_lookalikes(case: Case) -> Iterator[Finding]:
    """Yield ids of one table that differ only by case, by a joint, or by O and 0, I, l and 1."""
    for table in TABLES:
        names = getattr(case.campaign, table)
        told: set[frozenset[str]] = set()
        for key in (_caseless, _drawn):
            for ids in _groups(names, key):
                if frozenset(ids) not in told:
                    told.add(frozenset(ids))
                    yield Finding(
                        code="ids-alike",
                        message=f"{named(ids)} are different {table} but look alike",
                        path=(table, ids[1]),
                        hint="Rename one, or make them one if the same is meant.",
                    )


def warn_of_repeated_names(case: Case) -> Iterator[Finding]:
    """Yield entries of one table, tasks of one flow, that have the same name for people."""
    for table in ("crews", "facilities", "hazards", "flows", "tasks", "scenarios"):
        entries = getattr(case.campaign, table)
        titles = {
            key: (getattr(entry, "flow", ""), " ".join(entry.name.casefold().split()))
            for key, entry in entries.items()
            if entry.name
        }
        for ids in _groups(titles, titles.__getitem__):
            yield Finding(
                code="name-repeated",
                message=f"{joined([repr(x) for x in ids])} have the same name, "
                f"{entries[ids[0]].name!r}",
                path=(table, ids[1], "name"),
                hint="Give each a name of its own: plans and pictures show the names.",
            )


def _caseless(name: str) -> str:
    return name.casefold().translate(JOINTS)


def _drawn(name: str) -> str:
    return name.translate(ALIKE)


def _groups(names: Iterable[str], key: Callable[[str], object]) -> Iterator[list[str]]:
    groups: dict[object, list[str]] = defaultdict(list)
    for name in names:
        groups[key(name)].append(name)
    return (group for group in groups.values() if len(group) > 1)
