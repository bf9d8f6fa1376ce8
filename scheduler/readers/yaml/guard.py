"""Refuse YAML that would hurt to expand, from its events alone, before anything is built."""

from typing import Any

import yaml

from scheduler.errors import InputError, Problem, Where
from scheduler.model.mistakes.file_kind import kind_read

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 20
MAX_NODES = 400_000


class YamlGuard:
    """
    Counts depth and size as if every alias were written out.

    Events come one at a time, so that a file made of brackets or of aliases is given up at the
    first event past a limit.

    Parameters
    ----------
    file
        The name of the file for the problem reported.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.total = 0
        self.documents = 0
        self.aliases = False
        self.stack: list[tuple[str | None, int, int]] = []
        self.deepest = 0
        self.sizes: dict[str, tuple[int, int]] = {}

    def check(self, text: str) -> None:
        """
        Go through the events of a text.

        Raises
        ------
        InputError
            If the text nests too deep, grows too large, or holds several documents.
        """
        for event in yaml.parse(text, Loader=LOADER):
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.DocumentStartEvent):
                self._document(line)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(str(event.anchor), line)
            elif isinstance(event, yaml.ScalarEvent):
                self._grow(1, 0, line)
                self._name(event.anchor, 1, 0)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event.anchor, line)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()

    def _document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(
                "several-documents",
                "a second document begins here",
                line,
                f"Keep one {kind_read().noun} in a file: remove the line '---' or split the file.",
            )

    def _alias(self, anchor: str, line: int) -> None:
        if any(anchor == name for name, _, _ in self.stack):
            self._refuse(
                "recursive-alias",
                f"alias {anchor!r} stands inside what it repeats",
                line,
                "Write the value out instead of the alias.",
            )
        self.aliases = True
        self._grow(*self.sizes.get(anchor, (1, 0)), line)

    def _open(self, anchor: str | None, line: int) -> None:
        before = self.total
        self._grow(1, 1, line)
        self.stack.append((anchor, before, self.deepest))
        self.deepest = len(self.stack)

    def _close(self) -> None:
        anchor, before, deepest = self.stack.pop()
        self._name(anchor, self.total - before, self.deepest - len(self.stack))
        self.deepest = max(deepest, self.deepest)

    def _name(self, anchor: str | None, size: int, height: int) -> None:
        if anchor is not None:
            self.sizes[anchor] = (size, height)

    def _grow(self, size: int, height: int, line: int) -> None:
        self.total += size
        self.deepest = max(self.deepest, len(self.stack) + height)
        if len(self.stack) + height > MAX_DEPTH:
            self._refuse(
                "too-deep",
                f"more than {MAX_DEPTH} levels lie inside each other",
                line,
                f"A {kind_read().noun} needs no more than ten levels.",
            )
        if self.total > MAX_NODES:
            self._refuse(
                "alias-bomb" if self.aliases else "too-large",
                f"the file holds more than {MAX_NODES} values"
                + (" once its aliases are written out" if self.aliases else ""),
                line,
                "Split the campaign, or write out what the aliases repeat.",
            )

    def _refuse(self, code: str, message: str, line: int, hint: str) -> None:
        raise InputError(
            [Problem(code=code, message=message, where=Where(self.file, line), hint=hint)]
        )
