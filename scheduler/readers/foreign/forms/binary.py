"""Files that are no text, by their first bytes and the names inside."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.forms.recognised import (
    SAVE_AS_XML,
    SAVE_MPP,
    SAVE_XLSX,
    Recognised,
)
from scheduler.readers.workbook_guard import BROKEN

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
HEAD = 4096
UNPACK = "Unpack it, and import the file inside."
XLSX = Recognised(what="an Excel workbook", form=SourceForm.XLSX)
MPP = Recognised(what="a binary file of MS Project", way_out=SAVE_MPP, is_mpp=True, by_mpxj=True)
IN_OLE: Mapping[str, Recognised] = {
    "MSProject": MPP,
    "Props14": MPP,
    "Props12": MPP,
    "Props9": MPP,
    "Workbook": Recognised(what="an old Excel workbook (.xls)", way_out=SAVE_XLSX),
    "Book": Recognised(what="an old Excel workbook (.xls)", way_out=SAVE_XLSX),
    "EncryptedPackage": Recognised(
        what="a file of MS Office under a password", way_out="Save it without a password."
    ),
    "WordDocument": Recognised(what="a document of Word", way_out=SAVE_XLSX),
}
"""Names that the directory of a compound file holds, by what tells most first."""
BEGINNINGS: Mapping[bytes, Recognised] = {
    b"%PDF": Recognised(what="a PDF, which shows a schedule and holds none", way_out=SAVE_AS_XML),
    b"SQLite format 3\0": Recognised(
        what="a database (SQLite), as Primavera, Powerproject or Merlin keep", way_out=SAVE_AS_XML
    ),
    b"\0\1\0\0Standard ": Recognised(
        what="a database of Access, as old versions of MS Project wrote", way_out=SAVE_AS_XML
    ),
    b"\xac\xed\x00\x05": Recognised(
        what="a file of ProjectLibre or OpenProj (.pod)",
        way_out="Open it there, choose Save As, and the type XML of MS Project; import that.",
        by_mpxj=True,
    ),
    b"\0\0000000": Recognised(
        what="a file of Powerproject (.pp)", way_out=SAVE_AS_XML, by_mpxj=True
    ),
    b"\x1c\0\0\0": Recognised(what="a file of FastTrack", way_out=SAVE_AS_XML, by_mpxj=True),
    b"bplist": Recognised(what="a file of Merlin or OmniPlan", way_out=SAVE_AS_XML),
    b"\x1f\x8b": Recognised(what="a compressed file (gzip)", way_out=UNPACK),
    b"7z\xbc\xaf": Recognised(what="a packed file (7z)", way_out=UNPACK),
    b"Rar!": Recognised(what="a packed file (RAR)", way_out=UNPACK),
    b"\x89PNG": Recognised(what="a picture", way_out=SAVE_AS_XML),
    b"\xff\xd8\xff": Recognised(what="a picture", way_out=SAVE_AS_XML),
    b"{\\rtf": Recognised(what="a text document (RTF)", way_out=SAVE_XLSX),
}


def recognise_binary(content: bytes) -> Recognised | None:
    """Return what a file that is no text is; None if its bytes say nothing."""
    if content.startswith(OLE):
        return _in_ole(content)
    if content.startswith(ZIP):
        return _in_zip(content)
    known = (each for start, each in BEGINNINGS.items() if content.startswith(start))
    return next(known, None)


def _in_ole(content: bytes) -> Recognised:
    """Return what a compound file is, by the names of its streams."""
    for name, each in IN_OLE.items():
        if name.encode("ascii") in content or name.encode("utf-16-le") in content:
            return each
    what = "a binary file (OLE), as old versions of MS Office wrote"
    return Recognised(what=what, way_out=SAVE_AS_XML)


def _in_zip(content: bytes) -> Recognised:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _by_names(archive.namelist())
    except BROKEN:
        if b"xl/" in content or b"[Content_Types].xml" in content[:HEAD]:
            return XLSX
        what = "a packed file (ZIP) that is damaged or cut off"
        return Recognised(what=what, way_out="Send or save it again.")


def _by_names(names: Iterable[str]) -> Recognised:
    known = set(names)
    if "xl/workbook.bin" in known:
        return Recognised(what="a binary Excel workbook (.xlsb)", way_out=SAVE_XLSX)
    if any(name.startswith("xl/") for name in known):
        return XLSX
    if "content.xml" in known and "META-INF/manifest.xml" in known:
        return Recognised(what="a document of LibreOffice", way_out=SAVE_XLSX)
    if "word/document.xml" in known:
        return Recognised(what="a document of Word", way_out=SAVE_XLSX)
    return Recognised(what="a packed file (ZIP)", way_out=UNPACK)
