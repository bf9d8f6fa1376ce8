"""
How charts look: a colour, an edge, a hatch or a dash for every role a shape can have.

The fills are lightened relatives of the Okabe-Ito colours, apart in hue for colour-blind readers
and apart in lightness for grey print. What matters is never told by colour alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FONT = "DejaVu Sans"
FALLBACKS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
)
"""Fonts for names in Chinese; those that are installed are used."""
DPI = 180

FLOWS = ("#4888C1", "#F3BA50", "#43BD98", "#F7EF8D", "#BD85AA", "#B7DCF5")
"""Fills of the campaign's own flows, in file order; with more flows than fills they repeat."""

CURVES = ("#33597A", "#A0357A", "#8A5A00", "#1E6B52")
"""Lines of curves that stand beside each other; with more curves than lines they repeat."""
DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 2.0), (2.0, 1.5), (6.0, 1.5, 1.5, 1.5))
"""What tells curves apart besides."""

INK = "#1A1A1A"
QUIET = "#5B5B5B"
RULE = "#C9C9C9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The looks of a role; an empty colour draws nothing."""

    fill: str = ""
    edge: str = ""
    width: float = 0.0
    hatch: str = ""
    dash: tuple[float, ...] = ()
    layer: int = 2


def flow_role(position: int) -> str:
    """Return the role of a flow by its position among the campaign's own flows."""
    return f"flow-{position % len(FLOWS)}"


def curve_role(position: int) -> str:
    """Return the role of one of several curves; that of its band begins with ``band-of-``."""
    return f"curve-{position % len(CURVES)}"


STYLES: Mapping[str, Style] = {
    **{
        curve_role(position): Style(edge=edge, width=2.0, dash=DASHES[position], layer=6)
        for position, edge in enumerate(CURVES)
    },
    **{
        f"band-of-{curve_role(position)}": Style(fill=f"{edge}38", edge=edge, width=0.9, layer=5)
        for position, edge in enumerate(CURVES)
    },
    **{
        f"jump-of-{curve_role(position)}": Style(edge=edge, width=0.7, dash=(1.5, 1.5), layer=4)
        for position, edge in enumerate(CURVES)
    },
    "promise": Style(edge="#1E6B52", width=1.6, layer=4),
    "promise-text": Style(fill="#1E6B52", layer=9),
    "uncovered": Style(fill="#F8DDD8", layer=0),
    "perhaps-covered": Style(fill="#FBEFEC", edge="#DDB0A6", hatch="....", layer=0),
    "impossible": Style(fill="#F8DDD8", edge="#C58A7E", width=0.5, hatch="\\\\\\\\", layer=3),
    **{
        flow_role(position): Style(fill=fill, edge="#6E6E6E", width=0.35, layer=5)
        for position, fill in enumerate(FLOWS)
    },
    "neighbour": Style(fill="#FFFFFF", edge="#6E6E6E", width=0.9, dash=(2.0, 1.2), layer=5),
    "pause": Style(edge="#6E6E6E", width=0.9, layer=4),
    "critical-pause": Style(edge=INK, width=1.8, layer=4),
    "critical": Style(edge="#000000", width=0.9, layer=7),
    "rail": Style(fill="#000000", layer=7),
    "hazard": Style(edge="#000000", hatch="//////", layer=6),
    "hold-point": Style(fill="#FFFFFF", edge="#000000", width=1.1, layer=8),
    "milestone": Style(fill="#000000", edge="#000000", width=0.8, layer=8),
    "chain": Style(edge="#000000", width=0.8, layer=3),
    "launch": Style(edge="#B4231A", width=1.8, layer=3),
    "end-band": Style(fill="#D98CBF", layer=6),
    "end-middle": Style(fill="#7A1F5C", layer=7),
    "s-curve": Style(edge="#A0357A", width=2.0, layer=6),
    "percentile": Style(edge="#5B5B5B", width=0.8, dash=(2.0, 1.4), layer=3),
    "target": Style(edge="#B4231A", width=1.1, dash=(4.0, 2.5), layer=3),
    "done": Style(fill="#D3D7DC", edge="#8A9097", width=0.35, layer=5),
    "done-point": Style(fill="#8A9097", edge="#5B5B5B", width=0.8, layer=8),
    "slip": Style(edge="#33597A", width=1.2, layer=4),
    "slip-passed": Style(edge="#8A9097", width=1.0, layer=4),
    "slip-point": Style(fill="#33597A", edge="#1F3A52", width=0.5, layer=6),
    "launch-point": Style(fill="#B4231A", edge="#6E120C", width=0.5, layer=7),
    "slip-later": Style(fill="#E6A15C", edge="#6B4300", width=0.5, layer=5),
    "slip-earlier": Style(fill="#8CCBB3", edge="#1E6B52", width=0.5, hatch="//////", layer=5),
    "slip-lead": Style(edge="#8A9097", width=0.5, layer=3),
    "slip-date": Style(edge="#1F5FA8", width=1.8, layer=3),
    "diagonal": Style(edge="#3C3C3C", width=0.8, layer=2),
    "announced-point": Style(fill="#FFFFFF", edge="#7A2E8E", width=0.9, layer=5),
    "point": Style(fill=INK, edge=INK, width=0.9, layer=5),
    "ghost-move": Style(edge="#7A2E8E", width=0.5, layer=2),
    "ghost": Style(edge="#7A2E8E", width=0.8, layer=6),
    "data-date": Style(edge="#1F5FA8", width=1.8, layer=8),
    "announced-launch": Style(edge="#7A2E8E", width=1.1, dash=(1.6, 1.6), layer=3),
    "off": Style(fill="#F0F0F0", layer=0),
    "day-off": Style(fill="#DEE2E8", layer=0),
    "holiday": Style(fill="#DEE2E8", edge="#B4BCC8", hatch="....", layer=0),
    "stand-down": Style(fill="#F6E3DF", edge="#DDB0A6", hatch="\\\\\\\\", layer=0),
    "window": Style(fill="#FBF3B0", edge="#6E6A1E", width=0.5, layer=5),
    "window-used": Style(fill="#7A6B00", edge="#3F3800", width=0.6, layer=5),
    "hold": Style(fill="#E6E0F3", layer=5),
    "hold-end": Style(edge="#4A3A78", width=1.4, layer=6),
    "closed": Style(fill="#F6E3DF", edge="#A5584A", width=0.6, hatch="xxxx", layer=5),
    "elapsed": Style(fill="#FFFFFF80", edge="#3C3C3C", width=0.6, hatch="....", layer=6),
    "vehicle-building": Style(fill="#E3E8EE", edge="#8A9097", width=0.4, layer=5),
    "vehicle-standby": Style(fill="#8CCBB3", edge="#1E6B52", width=0.5, layer=5),
    "vehicle-called": Style(fill="#F2C078", edge="#6B4300", width=0.5, layer=5),
    "vehicle-launched": Style(fill="#FFFFFF", edge="#8A9097", width=0.5, dash=(2.0, 1.2), layer=5),
    "cover-gap": Style(fill="#F6E3DF", edge="#B4231A", width=0.8, layer=5),
    "cover-gap-launched": Style(fill="#E9A79C", edge="#B4231A", width=0.8, layer=5),
    "chain-wait": Style(edge="#000000", width=0.8, dash=(2.0, 1.4), layer=3),
    "day": Style(edge="#B5B5B5", width=0.5, layer=1),
    "shift": Style(edge="#D6D6D6", width=0.35, layer=1),
    "lane": Style(edge="#8C8C8C", width=0.6, layer=1),
    "row": Style(edge="#E3E3E3", width=0.35, layer=1),
    "frame": Style(edge="#6E6E6E", width=0.7, layer=4),
    "tile": Style(fill="#F1F3F5", layer=1),
    "tile-mark": Style(fill="#33597A", layer=2),
    "band": Style(fill="#DCE3EA", layer=2),
    "baseline": Style(fill="#BDBDBD", edge="#6E6E6E", width=0.4, layer=4),
    "serial": Style(fill="#FFFFFF", edge="#6E6E6E", width=0.6, layer=4),
    "float": Style(fill="#C9DDEC", edge="#4E7797", width=0.4, layer=3),
    "plan": Style(fill="#33597A", edge="#1F3A52", width=0.5, layer=5),
    "saved": Style(edge="#33597A", width=1.0, layer=5),
    "head-count": Style(fill="#FFFFFF", layer=2),
    "head-count-edge": Style(edge="#3C3C3C", width=0.8, layer=6),
    "load": Style(fill="#7FA6C4", edge="#4E7797", width=0.3, layer=4),
    "load-full": Style(fill="#33597A", edge="#1F3A52", width=0.3, layer=4),
    "chain-work": Style(fill="#33597A", edge="#1F3A52", width=0.5, layer=5),
    "chain-pause": Style(fill="#FFFFFF", edge="#1F3A52", width=0.6, layer=4),
    "chain-lag": Style(fill="#C9DDEC", edge="#4E7797", width=0.5, hatch="......", layer=5),
    "chain-shift": Style(fill="#F2AB35", edge="#6B4300", width=0.5, hatch="//////", layer=5),
    "chain-window": Style(fill="#FBF3B0", edge="#6E6A1E", width=0.5, hatch="\\\\\\\\", layer=5),
    "chain-limit": Style(fill="#E3C6DA", edge="#6B2F57", width=0.5, hatch="------", layer=5),
    "chain-closed": Style(fill="#EFC6BD", edge="#8A3A2B", width=0.5, hatch="xxxxxx", layer=5),
    "chain-rest": Style(fill="#C9CFD8", edge="#4A5260", width=0.5, hatch="....", layer=5),
    "chain-other": Style(fill="#D9D9D9", edge="#3C3C3C", width=0.5, hatch="||||||", layer=5),
    "chain-link": Style(edge="#1A1A1A", width=0.8, layer=4),
    "chain-resource": Style(edge="#A0357A", width=2.4, layer=4),
    "row-band": Style(fill="#F6F7F9", layer=0),
    "price-line": Style(edge="#33597A", width=1.8, layer=4),
    "at-most": Style(fill="#C9DDEC", edge="#4E7797", width=0.5, dash=(2.0, 1.4), layer=4),
    "text": Style(fill=INK, layer=9),
    "quiet": Style(fill=QUIET, layer=9),
    "on-dark": Style(fill="#FFFFFF", layer=9),
    "strong": Style(fill="#33597A", layer=9),
    "launch-text": Style(fill="#B4231A", layer=9),
    "data-date-text": Style(fill="#1F5FA8", layer=9),
    "announced-text": Style(fill="#7A2E8E", layer=9),
    "paper": Style(fill="#FFFFFF", layer=0),
}
