"""How the workbook looks: the formats of its cells, by what they hold."""

from dataclasses import dataclass
from typing import Any

from scheduler.formats.workbook.column import Form

DARK = "#1F3A5F"
PALE = "#EEF2F7"
LINE = "#C9D3E0"
GREY = "#5A6675"
TEXT_FORMAT = "@"
"""The number format with which Excel leaves what is typed as it is."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of one workbook."""

    title: Any
    about: Any
    heading: Any
    key: Any
    text: Any
    number: Any
    note: Any

    def of(self, form: Form) -> Any:
        """Return the format of cells of a form."""
        return self.number if form in {Form.NUMBER, Form.WORK} else self.text


def looks_of(book: Any) -> Looks:
    """Return the formats, made in a workbook."""
    cell = {"valign": "top", "text_wrap": True, "border": 1, "border_color": LINE}
    text = {**cell, "num_format": TEXT_FORMAT}
    return Looks(
        title=book.add_format({"bold": True, "font_size": 14, "font_color": DARK}),
        about=book.add_format({"font_color": GREY, "text_wrap": True, "valign": "top"}),
        heading=book.add_format(
            {**cell, "bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "valign": "vcenter"}
        ),
        key=book.add_format({**text, "bold": True, "bg_color": PALE}),
        text=book.add_format(text),
        number=book.add_format({**cell, "align": "right", "indent": 1}),
        note=book.add_format({**cell, "font_color": GREY}),
    )
