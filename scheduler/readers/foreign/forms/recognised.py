"""What a file was recognised as."""

from dataclasses import dataclass

from scheduler.formats.foreign.words import SourceForm

SAVE_AS_XML = "Open it in the program it comes from, save it as XML of MS Project, and import that."
SAVE_MPP = "In MS Project choose File, Save As, and the type XML Format (*.xml); import that file."
SAVE_XLSX = "Save the list as an Excel workbook (.xlsx) or as CSV, and import that."


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """
    A file as recognised by its content.

    ``form`` is None if it is not read; ``what`` says what it is, as in "it is ...", and
    ``way_out`` how to come to a file that is. ``is_mpp`` marks a binary file of MS Project,
    ``by_mpxj`` what the extra for these reads, and ``is_task_graph`` what is planned as it stands.
    """

    what: str
    form: SourceForm | None = None
    way_out: str = ""
    is_mpp: bool = False
    by_mpxj: bool = False
    is_task_graph: bool = False
