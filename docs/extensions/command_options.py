"""
Write each command's options into the page of commands, as the program itself states them.

A line ``<!-- options: plan -->`` of a page becomes the arguments and options of ``plan``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import typer
from sphinx.application import Sphinx

from scheduler.cli import app as program

MARK = re.compile(r"^<!-- options: (\S+) -->$", re.MULTILINE)
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
FACTS = re.compile(r"  \[([^\[\]]*)\]$")
RANGE = re.compile(r"(-?\d+)<=x(?:<=(\d+))?|x>=(-?\d+)")
VALUES = {"int range": "NUMBER", "str": "TEXT", "path": "PATH", "list[str]": "TEXT"}
"""The program's words for the values of options, and those of the page."""


def with_options(page: str) -> str:
    """Return a page with the options of each command where it asks for them."""
    return MARK.sub(lambda found: options_of(found[1]), page)


def options_of(name: str) -> str:
    """Return the arguments and options of a command as a list of definitions."""
    command: Any = _commands()[name]
    context = command.context_class(command, info_name=name)
    records = ((each, each.get_help_record(context)) for each in command.params)
    return "\n".join(
        definition(usage.partition(" ")[0] if each.param_type_name == "argument" else usage, text)
        for each, (usage, text) in records
    )


@cache
def _commands() -> Mapping[str, Any]:
    return typer.main.get_group(program).commands


def definition(usage: str, text: str) -> str:
    """Return one argument or option, its help, and what values it takes."""
    usage = re.sub(r"<([^<>|]+)>", lambda found: VALUES.get(found[1], found[0]), usage)
    facts = FACTS.search(text)
    words = SPECIAL.sub(r"\\\1", FACTS.sub("", text))
    more = "".join(f" {each}" for each in said(facts[1])) if facts else ""
    names = ", ".join(f"`{name}`" for name in usage.strip().split(", "))
    return f"{names}\n: {words}{more}\n"


def said(facts: str) -> Iterator[str]:
    """Yield what the program writes in brackets behind a help text, as sentences."""
    for fact in facts.split("; "):
        bounds = RANGE.fullmatch(fact)
        kind, _, value = fact.partition(": ")
        if bounds:
            least = bounds[1] or bounds[3]
            yield f"From {least} to {bounds[2]}." if bounds[2] else f"At least {least}."
        elif kind == "default":
            yield f"Default: `{value.removesuffix('.0')}`."
        else:
            yield f"{fact.capitalize()}."


def write_options(app: Sphinx, docname: str, source: list[str]) -> None:
    """Complete a page that Sphinx has read."""
    del app, docname
    source[0] = with_options(source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx when pages are completed."""
    app.connect("source-read", write_options)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
