"""From the bytes of an XML file to a tree, with nothing but what stands in the file itself."""

from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from scheduler.errors import InputError
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.xml.characters import without_illegal
from scheduler.readers.foreign.xml.decoding import EXPORT_AGAIN, decode_xml
from scheduler.readers.foreign.xml.element import XmlElement

MOST_BYTES = 64_000_000
MOST_DEEP = 64
MOST_ELEMENTS = 2_000_000
AT_THE_END = (
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
)
"""What expat calls a file that stops before its root is closed."""
MISMATCH = expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]
WHOLE = True
UNDEFINED = expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlFile:
    """
    An XML file read.

    ``illegal`` has the line of each character that XML does not allow; these were left out.
    """

    root: XmlElement
    encoding: str
    illegal: tuple[int, ...] = ()


def parse_xml(content: bytes, file: str, encoding: str = "") -> XmlFile:
    """
    Return an XML file as a tree.

    Parameters
    ----------
    content
        Its bytes.
    file
        What problems call it.
    encoding
        What the user says that it is written in, if anything.

    Raises
    ------
    InputError
        If it is empty, cut off, not well-formed, too large or too deep, not in its encoding, or
        has a DOCTYPE, with which it could define entities or draw in other files.
    """
    if len(content) > MOST_BYTES:
        what = f"the file has more than {MOST_BYTES:,} bytes"
        hint = "Export one project, without timephased data and baselines that are not needed."
        raise refused(file, "foreign-too-large", what, hint)
    text, name = decode_xml(content, file, encoding)
    text, illegal = without_illegal(text)
    if not text.strip():
        raise refused(file, "foreign-empty", "the file is empty", EXPORT_AGAIN)
    return XmlFile(root=_TreeBuilder(file, text).built(), encoding=name, illegal=illegal)


class _TreeBuilder:
    """Builds the tree of one text, and says what is wrong with it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text.strip()
        self.lines_above = text[: len(text) - len(text.lstrip())].count("\n")
        self.open: list[XmlElement] = []
        self.texts: list[str] = []
        self.root: XmlElement | None = None
        self.count = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def built(self) -> XmlElement:
        """Return the root of the tree."""
        try:
            self.parser.Parse(self.text.encode("utf-8"), WHOLE)
        except expat.ExpatError as error:
            raise self._malformed(error) from None
        if self.root is None:
            raise refused(self.file, "foreign-empty", "the file is empty", EXPORT_AGAIN)
        return self.root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._line()
        self.count += 1
        if self.count > MOST_ELEMENTS:
            what = f"the file has more than {MOST_ELEMENTS:,} elements"
            hint = "Export one project, without timephased data that are not needed."
            raise refused(self.file, "foreign-too-large", what, hint, line)
        if len(self.open) >= MOST_DEEP:
            what = f"elements stand in each other more than {MOST_DEEP} deep"
            raise refused(self.file, "foreign-too-deep", what, EXPORT_AGAIN, line)
        element = XmlElement(_bare(name), line)
        if attributes:
            element.attributes = {_bare(key): value for key, value in attributes.items()}
        if self.open:
            self._close_text()
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        self.texts = []

    def _line(self) -> int:
        return self.lines_above + self.parser.CurrentLineNumber

    def _end(self, _name: str) -> None:
        self._close_text()
        self.open.pop()

    def _close_text(self) -> None:
        """Keep what was read so far as the text of an element without children."""
        element = self.open[-1]
        if not element.children:
            element.text = "".join(self.texts).strip()
        self.texts = []

    def _characters(self, text: str) -> None:
        self.texts.append(text)

    def _doctype(self, *_declared: object) -> NoReturn:
        line = self._line()
        what = "the file has a DOCTYPE, by which XML draws in what stands elsewhere"
        hint = "Save the schedule as XML anew; no program writes a DOCTYPE into one."
        raise refused(self.file, "foreign-doctype", what, hint, line)

    def _malformed(self, error: expat.ExpatError) -> InputError:
        if error.code in AT_THE_END:
            last = self.lines_above + self.text.count("\n") + 1
            where = f" inside <{self.open[-1].name}>" if self.open else ""
            opened = f", which begins in line {self.open[-1].line}" if self.open else ""
            what = f"the file is cut off: it ends{where}{opened}"
            return refused(self.file, "foreign-cut-off", what, EXPORT_AGAIN, last)
        what = f"the text is no XML: {self._fault(error)}"
        hint = f"Mend that line, or do this: {EXPORT_AGAIN[0].lower()}{EXPORT_AGAIN[1:]}"
        return refused(self.file, "foreign-not-xml", what, hint, self.lines_above + error.lineno)

    def _fault(self, error: expat.ExpatError) -> str:
        if error.code == MISMATCH and self.open:
            inner = self.open[-1]
            return f"<{inner.name}> of line {inner.line} is not closed before another element is"
        if error.code == UNDEFINED:
            return "it uses an entity such as &nbsp; that XML does not know"
        return f"{expat.ErrorString(error.code)} in column {error.offset + 1}"


def _bare(name: str) -> str:
    return name.rpartition(":")[2]
