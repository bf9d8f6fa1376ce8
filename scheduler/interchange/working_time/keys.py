"""Keys of crews and places."""

from collections import Counter
from collections.abc import Iterable, Mapping

from scheduler.formats.foreign.steps import ForeignResource
from scheduler.interchange.working_time.naming import is_good_code, key_of


def resource_keys(
    resources: Mapping[str, ForeignResource], used: Iterable[str]
) -> Mapping[str, str]:
    """
    Return the keys of used resources by their uids; several that are one crew have one key.

    A code or initials become the key if they are short, safe, and of that resource alone; initials
    of one letter, which programs make up, do not.
    """
    shared = Counter(code for each in resources.values() for code in set(_codes(each)))
    keys: dict[str, str] = {}
    taken: dict[str, str] = {}
    for uid in used:
        each = resources[uid]
        own = tuple(code for code in _codes(each) if shared[code] == 1)
        if each.crew and taken.get(each.crew) == each.crew:
            keys[uid] = each.crew
            continue
        key = (
            each.crew
            if each.crew and each.crew not in taken
            else key_of(each.name or each.code or uid, taken, codes=own)
        )
        keys[uid] = key
        taken[key] = each.crew
    return keys


def _codes(resource: ForeignResource) -> tuple[str, ...]:
    """Return the short names that can be a key, the better ones first; its name if it is one."""
    short = (resource.name,) if resource.name.isupper() else ()
    stated = (*short, resource.code, resource.initials)
    return tuple(dict.fromkeys(code for code in stated if is_good_code(code)))
