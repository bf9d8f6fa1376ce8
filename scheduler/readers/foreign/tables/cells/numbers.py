"""Numbers as lists of different countries write them."""

import re
import unicodedata
from fractions import Fraction

NUMBER = re.compile(r"[+-]?\d[\d.,' \u00a0\u202f]*")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+")


def plain(text: str) -> str:
    """Return a text with full-width letters, marks and odd minus signs made plain."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub("[\u2010-\u2015\u2212]", "-", text).replace("、", ",").strip()


def number(text: str, decimal: str) -> Fraction | None:
    """
    Return a number, None if the text is none.

    ``decimal`` is the point of the file; the other mark divides thousands. A mark that can divide
    no thousands is a decimal point in any file.
    """
    digits = re.sub(r"[' \u00a0\u202f]", "", plain(text))
    if not re.fullmatch(r"[+-]?\d+(?:[.,]\d+)*", digits):
        return None
    marks = [each for each in digits if each in ".,"]
    other = "." if decimal == "," else ","
    if len(set(marks)) > 1:
        point = marks[-1]
    elif not marks:
        point = decimal
    elif len(marks) > 1 or (marks[0] == other and THOUSANDS.fullmatch(digits.lstrip("+-"))):
        if not THOUSANDS.fullmatch(digits.lstrip("+-")):
            return None
        point = ""
    else:
        point = marks[0]
    whole = "".join("." if each == point else "" if each in ".," else each for each in digits)
    return Fraction(whole) if whole.count(".") <= 1 else None
