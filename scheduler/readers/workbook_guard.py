"""What makes a workbook unsafe to open."""

import io
import zipfile

MOST_BYTES = 100_000_000
"""Bytes of a workbook once it is unpacked."""


def harm_in(content: bytes) -> str:
    """Return why a workbook is not opened: it is none, unpacks too large or defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST_BYTES:
                return "the workbook unpacks too large"
            for each in archive.infolist():
                if each.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(each):
                    return "the workbook holds a DOCTYPE"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return "it is no Excel workbook"
    except ValueError:
        return "it is no Excel workbook"
    return ""
