"""Habits of a command line: abbreviations, old spellings, ``help`` as a command."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

OLD_SPELLINGS = {"--to": "--scenario", "--state": "--scenario"}
HELP = ("-h", "--help")
SPOKEN = {"version": "--version"}
"""Words that stand where a command would, and the option that is meant."""
_PARTS = re.compile(r"[\s=:,]+")


class Command(TyperCommand):
    """A command whose long options may be abbreviated."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words behind the command, abbreviations spelt out."""
        return super().parse_args(ctx, list(spelt_out(self, ctx, args)))


class CommandGroup(TyperGroup):
    """All commands; they may be abbreviated, and ``help`` is one of them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words behind the program, ``help COMMAND`` as ``COMMAND --help``."""
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        return super().parse_args(ctx, list(spelt_out(self, ctx, args)))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command meant by the first word."""
        first, *rest = args
        if first.lower() in SPOKEN:
            ctx.fail(f"'{first}' is not a command. Write {ctx.info_name} {SPOKEN[first.lower()]}.")
        if first not in self.commands:
            meant = sorted(name for name in self.commands if name.startswith(first.lower()))
            if len(meant) > 1:
                ctx.fail(f"'{first}' could mean {' or '.join(meant)}.")
            first = meant[0] if meant else first
        return super().resolve_command(ctx, [first, *rest])


def spelt_out(
    command: typer.core.TyperCommand | TyperGroup, ctx: Any, args: Sequence[str]
) -> Iterator[str]:
    """Yield words with long options spelt out; values of options and what follows ``--`` stay."""
    options = {
        name: parameter
        for parameter in command.get_params(ctx)
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("-")
    }
    rest = iter(args)
    for word in rest:
        if word == "--" or (not word.startswith("-") and not command.allow_interspersed_args):
            yield word
            yield from rest
            return
        name, equals, value = word.partition("=")
        if name.startswith("--"):
            name = _meant(name, options, ctx)
        parameter = options.get(name)
        if parameter is not None and parameter.nargs > 1:
            yield from (name, *_values(parameter, ctx, [value] if equals else [], rest))
            continue
        yield f"{name}{equals}{value}" if name.startswith("--") else word
        if parameter is not None and not equals and not _is_flag(parameter):
            yield from _next(rest)


def _values(parameter: Any, ctx: Any, first: list[str], rest: Iterator[str]) -> list[str]:
    """Return the values of an option that takes several: words, or one with = or spaces between."""
    found = [part for word in first for part in _PARTS.split(word) if part]
    while len(found) < parameter.nargs:
        word = next(rest, "-")
        if word.startswith("-"):
            name = parameter.opts[0]
            ctx.fail(f"Option '{name}' needs {parameter.nargs} values: {name} {parameter.metavar}.")
        found += [part for part in _PARTS.split(word) if part]
    return found


def _next(rest: Iterator[str]) -> Iterator[str]:
    """Yield the value of an option, if there is one."""
    for value in rest:
        yield value
        return


def _is_flag(parameter: Any) -> bool:
    return bool(getattr(parameter, "is_flag", False) or getattr(parameter, "count", False))


def _meant(name: str, options: dict[str, Any], ctx: Any) -> str:
    """Return the option that a word means; an unknown one stays, so that it is told as such."""
    if name in options:
        return name
    if OLD_SPELLINGS.get(name) in options:
        return OLD_SPELLINGS[name]
    found = [option for option in options if option.startswith(name)]
    meant = {id(options[option]): option for option in reversed(found)}
    if len(meant) > 1 and name != "--":
        ctx.fail(f"'{name}' could mean {' or '.join(sorted(meant.values()))}.")
    return next(iter(meant.values()), name)
