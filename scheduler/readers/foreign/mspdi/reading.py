"""Read the XML of MS Project: from bytes to a schedule in the common form."""

from hashlib import sha256

from scheduler.formats.foreign.notices import joined
from scheduler.formats.foreign.schedule import ForeignSchedule
from scheduler.formats.foreign.words import SourceForm
from scheduler.readers.foreign.mspdi.project import ProjectReader
from scheduler.readers.foreign.mspdi.record import MspdiNotices
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.xml.parsing import XmlFile, parse_xml

ROOT = "Project"


def read_mspdi(content: bytes, file: str, encoding: str = "") -> ForeignSchedule:
    """
    Return a schedule from the XML of MS Project.

    Parameters
    ----------
    content
        The bytes of the file.
    file
        What problems call it.
    encoding
        What the user says that it is written in, if anything.

    Raises
    ------
    InputError
        If it is no such XML.
    """
    read = parse_xml(content, file, encoding)
    if read.root.name != ROOT:
        what = f"the XML is no project, but <{read.root.name}>"
        hint = "Save the schedule as XML of MS Project, where the first element is <Project>."
        raise refused(file, "foreign-unknown-form", what, hint, read.root.line)
    notices = MspdiNotices()
    _tell_characters(read, notices)
    project = ProjectReader.of(read.root, notices).project()
    return ForeignSchedule(
        file=file,
        form=SourceForm.MSPDI,
        digest=sha256(content).hexdigest(),
        projects=(project,),
        notices=joined(notices.all),
        encoding=read.encoding,
    )


def _tell_characters(read: XmlFile, notices: MspdiNotices) -> None:
    if read.illegal:
        what = "Characters that XML does not allow were left out of texts."
        names = dict.fromkeys(f"line {line}" for line in read.illegal)
        notices.lost("import-illegal-characters", what, names)
