"""XML is read with its lines, and nothing in it reaches beyond the file."""

import pytest

from scheduler.errors import InputError
from scheduler.readers.foreign.codes import XML_CODES
from scheduler.readers.foreign.xml.parsing import MOST_DEEP, parse_xml

PLAIN = '<?xml version="1.0"?>\n<Project xmlns="urn:x">\n<Name>Pad Ω</Name>\n</Project>\n'


def problem_of(content: bytes, encoding: str = ""):
    """Return the one problem for which a file is refused."""
    with pytest.raises(InputError, match="nothing was imported") as caught:
        parse_xml(content, "plan.xml", encoding)
    (problem,) = caught.value.problems
    assert problem.code in XML_CODES
    assert problem.hint
    return problem


def test_elements_know_their_line():
    """Name stands in line 3; the namespace is left out of names."""
    root = parse_xml(PLAIN.encode(), "plan.xml").root
    assert (root.name, root.value("Name"), next(root.all("Name")).line) == ("Project", "Pad Ω", 3)


def test_paths_lead_to_elements_in_their_order():
    """Two tasks in one list, and one in another, are three."""
    text = b"<P><Ts><T>1</T><X/><T>2</T></Ts><Ts><T>3</T></Ts></P>"
    root = parse_xml(text, "plan.xml").root
    assert [each.text for each in root.all("Ts", "T")] == ["1", "2", "3"]


def test_prefixes_are_left_out():
    """A writer may prefix all of its names."""
    root = parse_xml(b'<a:P xmlns:a="urn:x"><a:N xsi:nil="true">1</a:N></a:P>', "plan.xml").root
    assert (root.name, next(root.all("N")).text, root.value("N")) == ("P", "1", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_marks_and_wide_encodings_are_recognised(encoding):
    """A byte order mark, or two bytes a character, say how a file is written."""
    read = parse_xml(PLAIN.encode(encoding), "plan.xml")
    assert read.root.value("Name") == "Pad Ω"


@pytest.mark.parametrize(("encoding", "name"), [("windows-1251", "Ввод"), ("gbk", "加注")])
def test_declared_encodings_count(encoding, name):
    """Code pages of one and of two bytes are read as declared."""
    text = f'<?xml version="1.0" encoding="{encoding}"?><P><Name>{name}</Name></P>'
    read = parse_xml(text.encode(encoding), "plan.xml")
    assert (read.root.value("Name"), read.encoding) == (name, encoding)


def test_what_is_declared_wide_yet_written_narrow_is_read():
    """An editor saved as UTF-8 what still calls itself UTF-16."""
    text = PLAIN.replace('"1.0"', '"1.0" encoding="UTF-16"')
    assert parse_xml(text.encode(), "plan.xml").root.value("Name") == "Pad Ω"


def test_the_user_may_name_the_encoding():
    """A file that declares UTF-8 and is CP1252 is refused with its line, then read as said."""
    content = PLAIN.replace("Ω", "Ä").encode("cp1252")
    problem = problem_of(content)
    assert (problem.code, problem.where.line) == ("foreign-encoding", 3)
    assert "--encoding" in problem.hint
    assert parse_xml(content, "plan.xml", "cp1252").root.value("Name") == "Pad Ä"


@pytest.mark.parametrize("name", ["klingon", "hex", "undefined"])
def test_unknown_encodings_are_told(name):
    """Neither a name that nobody knows nor a codec of bytes is an encoding."""
    assert problem_of(PLAIN.encode(), name).code == "foreign-encoding"


@pytest.mark.parametrize("length", range(24, len(PLAIN.encode()) - 2))
def test_every_cut_is_told(length):
    """Wherever a file ends before its root is closed, it is cut off."""
    assert problem_of(PLAIN.encode()[:length]).code == "foreign-cut-off"


def test_a_cut_names_the_open_element():
    """The file ends in line 3, in Name, which begins there."""
    problem = problem_of(PLAIN.encode()[:55])
    assert problem.where.line == 3
    assert "<Name>, which begins in line 3" in problem.message


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_told(content):
    """An empty file, blank or with a mark alone, says nothing."""
    assert problem_of(content).code == "foreign-empty"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<P>\n<A>\n</B></P>", 3),
        ("<P>\n&nbsp;</P>", 2),
        ("<P/>\n<P/>", 2),
        ("<P a='1' a='2'/>", 1),
        ("\n\n<P>\n<1/></P>", 4),
        ("P", 1),
    ],
)
def test_what_is_no_xml_is_told_with_its_line(text, line):
    """Crossed elements, unknown entities, two roots and the like are refused where they stand."""
    problem = problem_of(text.encode())
    assert (problem.code, problem.where.line) == ("foreign-not-xml", line)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE P [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE P [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE P SYSTEM "http://example.invalid/p.dtd">',
    ],
)
def test_a_doctype_is_refused(declared):
    """Entities, files and hosts beyond the file are never asked."""
    assert problem_of(f"{declared}<P>&a;</P>".encode()).code == "foreign-doctype"


def test_depth_has_a_limit():
    """One level more than any schedule has is refused."""
    text = "<a>" * MOST_DEEP + "</a>" * MOST_DEEP
    assert parse_xml(text.encode(), "plan.xml").root.name == "a"
    assert problem_of(f"<b>{text}</b>".encode()).code == "foreign-too-deep"


def test_size_has_a_limit(monkeypatch):
    """More bytes or elements than any schedule has are refused."""
    monkeypatch.setattr("scheduler.readers.foreign.xml.parsing.MOST_ELEMENTS", 3)
    assert parse_xml(b"<a><b/><b/></a>", "plan.xml").root.children
    assert problem_of(b"<a><b/>\n<b/><b/></a>").where.line == 2
    monkeypatch.setattr("scheduler.readers.foreign.xml.parsing.MOST_BYTES", 10)
    assert problem_of(b"<a><b/><b/></a>").code == "foreign-too-large"


def test_illegal_characters_are_left_out_and_counted():
    """A form feed in line 1 and a reference to NUL in line 2; a reference to a tab is legal."""
    read = parse_xml(b"<P><A>on\x0ce</A>\n<B>t&#x0;w&#9;o</B></P>", "plan.xml")
    assert (read.root.value("A"), read.root.value("B")) == ("one", "tw\to")
    assert read.illegal == (1, 2)
