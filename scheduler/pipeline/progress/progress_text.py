"""Progress written as the text of a progress file."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from scheduler.errors import ExportError
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.progress import FORMAT, Progress
from scheduler.pipeline.campaign_text import WIDTH, Writer
from scheduler.readers.progress.progress_yaml import parse_progress_yaml

FILE = "progress.yaml"
QUOTED_DATE = re.compile(r"(?<=[ \[])'(\d{4}-\d\d-\d\dT\d\d:\d\d(?:[+-]\d\d:\d\d)?)'(?=[,}\]\n])")
"""A date that is put in quotes although it needs none."""

COMMENT = 2
"""Blanks before a comment behind a line."""


class _Dumper(yaml.SafeDumper):
    """Writes yes and no as progress files state them, and nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        del data
        return True


_Dumper.add_representer(
    bool,
    lambda dumper, value: dumper.represent_scalar(
        "tag:yaml.org,2002:bool", "yes" if value else "no"
    ),
)


def progress_text(
    progress: Progress,
    campaign: Campaign,
    *,
    comment: str = "",
    remarks: Mapping[TaskId, str] | None = None,
) -> str:
    """
    Return the text of a progress file.

    It is read back before it is given: it says the very same progress.

    Parameters
    ----------
    progress
        Sound progress.
    campaign
        The campaign that it is of.
    comment
        Lines that stand at the head, as comments.
    remarks
        By step: what stands behind its line, as a comment.

    Raises
    ------
    ExportError
        If the progress cannot be said in a file, such as a name with characters that none holds.
    """
    data = _plain(progress, campaign)
    steps = data.pop("steps", {})
    events = data.pop("events", {})
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    body = _dump(data) + _steps_text(steps, remarks or {})
    text = head + body + (_dump({"events": events}) if events else "")
    for written in (QUOTED_DATE.sub(r"\1", text), text):
        if parse_progress_yaml(written.encode(), FILE, campaign).progress == progress:
            return written
    message = "the progress holds what a progress file cannot say"
    raise ExportError(message)


def _plain(progress: Progress, campaign: Campaign) -> dict[str, Any]:
    """Return what progress states, as plain data."""
    data: dict[str, Any] = {"format": FORMAT, **Writer(campaign.zone).plain(progress)}
    for waived in data.get("waived", ()):
        waived["link"] = ">".join(waived["link"])
    return data


def _dump(data: Mapping[str, Any]) -> str:
    """Return fields, each from a line of its own on."""
    return "".join(_field(name, value) for name, value in data.items())


def _field(name: str, value: Any) -> str:
    return yaml.dump(
        {name: value},
        Dumper=_Dumper,
        width=WIDTH,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None if isinstance(value, dict | list) else False,
    )


def _steps_text(steps: Mapping[TaskId, Any], remarks: Mapping[TaskId, str]) -> str:
    """Return the table of steps, each on a line of its own with its remark."""
    if not steps:
        return "steps: {}\n"
    lines = ["steps:"]
    for step, facts in steps.items():
        line = "  " + _line({step: facts})
        remark = remarks.get(step, "")
        lines.append(f"{line}{' ' * COMMENT}# {remark}" if remark else line)
    return "\n".join(lines) + "\n"


def _line(entry: Mapping[TaskId, Any]) -> str:
    """Return a step and its facts on one line."""
    text = yaml.dump(
        dict(entry),
        Dumper=_Dumper,
        width=float("inf"),
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=True,
    )
    return text.strip().removeprefix("{").removesuffix("}")
