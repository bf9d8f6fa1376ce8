"""A file is told from what it holds, and each that is not read says how to come to one that is."""

import io
import zipfile

import pytest

from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.forms.recognising import recognise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(*names):
    """Return a packed file with empty files of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return stream.getvalue()


def names_in(*names):
    """Return a compound file that holds these names, in two bytes a letter."""
    return OLE + b"".join(name.encode("utf-16-le") for name in names)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b'<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">', "mspdi"),
        (b"<Project><Name>x</Name></Project>", "mspdi"),
        (b"\xef\xbb\xbf<!-- by somebody -->\n<Project>", "mspdi"),
        ('<?xml version="1.0"?><p:Project xmlns:p="x"/>'.encode("utf-16"), "mspdi"),
        ("<Project/>".encode("utf-16-le"), "mspdi"),
        (b'<?xml version="1.0"', "mspdi"),
        (b'<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V8.4">', "pmxml"),
        (b"<APIBusinessObjects>", "pmxml"),
        (b"ERMHDR\t8.4\t2020-01-01", "xer"),
        ("ERMHDR\t8.4".encode("utf-16"), "xer"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (packed("[Content_Types].xml", "xl/workbook.xml")[:-40], "xlsx"),
        (b"ID,Name,Duration\n1,Fuel,2d\n", "csv"),
        ("Nr.;Vorgangsname\n1;Prüfung\n".encode("cp1252"), "csv"),
        ("标识号\t任务名称\n1\t加注\n".encode("gbk"), "csv"),
        ("ID\tName\n1\tFuel\n".encode("utf-16"), "csv"),
        ("ID\tName\n1\tFuel\n".encode("utf-16-le"), "csv"),
        (b"sep=;\nID;Name\n", "csv"),
    ],
)
def test_forms_that_are_read(content, form):
    """MSPDI with and without a namespace, PMXML, XER, workbooks and lists as text."""
    assert recognise(content).form == SourceForm(form)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (names_in("Root Entry", "Props14"), "binary file of MS Project"),
        (OLE + b"MSProject.MPP9", "binary file of MS Project"),
        (names_in("Root Entry", "Workbook"), "old Excel workbook"),
        (names_in("Root Entry", "EncryptedPackage"), "under a password"),
        (names_in("Root Entry", "WordDocument"), "document of Word"),
        (OLE, "binary file (OLE)"),
        (b"\x00\x01\x00\x00Standard Jet DB\x00", "database of Access"),
        (b"SQLite format 3\x00", "database (SQLite)"),
        (b"\xac\xed\x00\x05sr\x00", "ProjectLibre"),
        (b"\x00\x00000000", "Powerproject"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "compressed"),
        (packed("schedule.xml"), "packed file"),
        (packed("content.xml", "META-INF/manifest.xml"), "LibreOffice"),
        (packed("word/document.xml"), "Word"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"MPX,Microsoft Project for Windows,4.0,ANSI", "MPX"),
        (b'<?xml version="1.0"?><project name="x" webLink="" view-date="2026-01-01">', "GanttProj"),
        (b'<project mrproject-version="2" name="x">', "GNOME Planner"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"<HTML><body>", "web page"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003"),
        (b"<rss>", "XML that begins with <rss>"),
        (b"BEGIN:VCALENDAR", "iCalendar"),
        (b'{"plan": 1}', "JSON"),
        (b'# mine\nproject acso "Accounting Software" 2002-01-16 +4m {\n', "TaskJuggler"),
        (bytes(range(256)) * 4, "unknown kind"),
        (b"", "empty"),
        (b"   \n", "empty"),
    ],
)
def test_forms_that_are_not_read(content, what):
    """Each is named, with a way to one that is read."""
    found = recognise(content)
    assert found.form is None
    assert what in found.what
    assert found.way_out


@pytest.mark.parametrize("head", ["format: 1\nname: x\ntasks:\n  A:\n", "data_date: 2026-10-06\n"])
def test_task_graphs_are_told_apart(head):
    """They are planned as they are."""
    assert recognise(head.encode()).is_task_graph


def test_only_binary_files_of_ms_project_are_mpp():
    """What the extra reads is more than these."""
    assert recognise(names_in("Props14")).is_mpp
    assert not recognise(b"MPX,Microsoft Project").is_mpp
    assert recognise(b"MPX,Microsoft Project").by_mpxj
    assert not recognise(names_in("Workbook")).by_mpxj
