"""Notes of P6, which are written in HTML, as plain text."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "ul", "ol", "table"})
UNSEEN = frozenset({"head", "style", "script", "title"})
LONGEST = 50_000
"""Letters of a note that is still read tag by tag, which takes long where tags are broken."""
TAG = re.compile(r"<[^<>]*>")
LAYOUT = re.compile(r"[ \t\r\n\x0b\x0c\x7f\xa0]+")


def plain(text: str) -> str:
    """Return what a reader sees of a note, in lines; a text without markup keeps its lines."""
    if "<" not in text and "&" not in text:
        return _tidy(text.replace("\x7f", "\n"))
    if len(text) > LONGEST:
        return _tidy(TAG.sub(" ", text))
    stripper = _Stripper()
    stripper.feed(text)
    stripper.close()
    is_broken = stripper.hidden > 0
    return _tidy(TAG.sub(" ", text) if is_broken else "".join(stripper.seen))


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in UNSEEN:
            self.hidden += 1
        elif tag in BLOCKS:
            self.seen.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.hidden = max(self.hidden - 1, 0)
        elif tag in BLOCKS:
            self.seen.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.seen.append(LAYOUT.sub(" ", data))


def _tidy(text: str) -> str:
    lines = [LAYOUT.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
