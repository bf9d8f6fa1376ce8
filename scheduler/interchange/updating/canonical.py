"""Plain data of task graphs in one form, however they were written, so that they compare."""

from collections.abc import Mapping
from typing import Any

from scheduler.interchange.text.scalars import scalar


def canonical(value: Any) -> Any:
    """Return data with single values as texts, and a list of one as its item."""
    if isinstance(value, Mapping):
        return {str(name): canonical(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        items = [canonical(each) for each in value]
        return items[0] if len(items) == 1 and not isinstance(items[0], list) else items
    if value is None:
        return {}
    return scalar(value) if isinstance(value, bool) else str(value)


def as_items(value: Any) -> list[Any]:
    """Return a list, also where a single item or nothing stands for one."""
    if value is None or value == {}:
        return []
    return list(value) if isinstance(value, list) else [value]
