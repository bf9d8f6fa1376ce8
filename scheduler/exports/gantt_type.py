"""Text measured in the font it is drawn in."""

from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from scheduler.exports.theme import FONT

MEASURED_AT = 100.0
SAFETY = 1.01


@lru_cache(maxsize=8192)
def _width_of(text: str, *, bold: bool) -> float:
    font = FontProperties(family=FONT, size=MEASURED_AT, weight="bold" if bold else "normal")
    width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    return float(width)


class FontRuler:
    """Measures text in the chart font; rounding on the screen grid is allowed for."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width of one line of text in points."""
        return _width_of(text, bold=bold) * size / MEASURED_AT * SAFETY
