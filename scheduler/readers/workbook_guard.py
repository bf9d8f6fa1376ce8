"""What makes a workbook unsafe to open."""

import io
import zipfile
import zlib

MOST_BYTES = 100_000_000
"""Bytes of a workbook once it is unpacked."""


TOO_LARGE = "the workbook unpacks too large"
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What reading an archive raises that is none."""


def harm_in(content: bytes) -> str:
    """Return why a workbook is not opened: it is none, unpacks too large or defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST_BYTES:
                return TOO_LARGE
            for each in archive.infolist():
                if each.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(each):
                    return "the workbook holds a DOCTYPE"
    except BROKEN:
        return "it is no Excel workbook"
    return ""
