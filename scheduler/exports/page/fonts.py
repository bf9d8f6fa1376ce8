"""Text measured in the font it is drawn in."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import TextToPath

from scheduler.exports.page.theme import FALLBACKS, FONT

MEASURED_AT = 100.0
SAFETY = 1.01
LOG = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Return the chart font and the installed fonts that help it out."""
    installed = {entry.name for entry in fontManager.ttflist}
    return (FONT, *(name for name in FALLBACKS if name in installed))


@contextmanager
def without_glyph_warnings() -> Iterator[None]:
    """Say once, in plain words, that no installed font has a letter; boxes stand for it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    if any("missing from font" in str(each.message) for each in caught):
        _tell_of_missing_letters()


@lru_cache(maxsize=1)
def _tell_of_missing_letters() -> None:
    LOG.warning(
        "no installed font has some letters of the names; the pictures show boxes instead. "
        "Install a font such as Noto Sans CJK."
    )


@lru_cache(maxsize=8192)
def _width_of(text: str, *, bold: bool) -> float:
    weight = "bold" if bold else "normal"
    font = FontProperties(family=list(families()), size=MEASURED_AT, weight=weight)
    with without_glyph_warnings():
        width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    return float(width)


class FontRuler:
    """Measures text in the chart font; rounding on the screen grid is allowed for."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width of one line of text in points."""
        return _width_of(text, bold=bold) * size / MEASURED_AT * SAFETY
