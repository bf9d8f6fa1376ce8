"""Recognise a schedule of another program by its content."""

from scheduler.readers.foreign.forms.binary import recognise_binary
from scheduler.readers.foreign.forms.recognised import SAVE_AS_XML, Recognised
from scheduler.readers.foreign.forms.text import recognise_text

UNKNOWN = Recognised(what="a file of an unknown kind", way_out=SAVE_AS_XML)


def recognise(content: bytes) -> Recognised:
    """
    Return what a file is.

    It is never told from the name of the file, which says what somebody thought. It may be a form
    that is not read, and then says how to come to one that is.
    """
    return recognise_binary(content) or recognise_text(content) or UNKNOWN
