"""How a chart looks: three themes, one palette, one notation. Nothing here knows what is drawn.

Colours are Okabe and Ito's hues (told apart with every kind of colour vision), moved in lightness until each stands at
least 3:1 against its background. A category keeps its hue everywhere: closed lists by their order, countries by a short
list of those that a Central Asian university meets most, everything else by a checksum of its code. Where two would
share a hue in one chart the later is grey, never another's colour.

Notation (IBCS): actual solid, the period before lighter, target outlined, estimate hatched, a running year hollow.
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from metrics import units
from metrics.charts.brand import LETTERS
from metrics.countries import GROUPS, OTHERS
from metrics.languages import N_, locale
from metrics.settings import Unfit, settings
from metrics.subjects import SUBJECTS

ThemeName = Literal["light", "dark", "print"]

FONT = LETTERS.stack

#: plotly.js asks its own site for borders unless an empty topology is given; "#" swallows the name it appends.
NO_TOPOLOGY = "data:application/json,%7B%22type%22%3A%22Topology%22%2C%22objects%22%3A%7B%7D%2C%22arcs%22%3A%5B%5D%7D#"

#: For every `st.plotly_chart` and every export. Pictures are taken by our own buttons, which embed the font.
CONFIG: Mapping[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "topojsonURL": NO_TOPOLOGY,
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and sizes. `size` is the body text in pixels; `room` what names at the left may take."""

    name: ThemeName
    background: str
    ink: str
    muted: str  # text of second rank, 4.5:1
    rule: str
    grey: str  # marks of context, 3:1
    accent: str
    soft: str  # the accent of the period before
    land: str
    sea: str
    good: str
    bad: str
    warn: str
    hues: tuple[str, ...]
    size: float = 13
    room: float = 165
    framed: bool = False
    inline: bool = False  # a map carries its outlines instead of their address

    @property
    def small(self) -> float:
        return self.size - 1 if not self.framed else self.size * 0.85


_LIGHT = Theme(
    name="light", background="#FFFFFF", ink="#1B2733", muted="#52606D", rule="#DDE3E8", grey="#7F8B97",
    accent="#0B6E6E", soft="#9CC6C4", land="#E6EAED", sea="#FFFFFF", good="#1A7F4B", bad="#B3261E", warn="#B84600",
    hues=("#0077BB", "#B84600", "#009E73", "#9C3D78", "#B88A00", "#14285E", "#5B2A12"),
)  # fmt: skip
_DARK = Theme(
    name="dark", background="#11181F", ink="#E8EDF2", muted="#A5B1BC", rule="#2A3641", grey="#8492A0", accent="#4DB6AC",
    soft="#2A6A67", land="#2A3540", sea="#11181F", good="#52C08A", bad="#FF8A80", warn="#F0803C",
    hues=("#56B4E9", "#E8691E", "#00B58A", "#E396C0", "#DDB945", "#2B78C2", "#A8744F"),
)  # fmt: skip
#: A framed picture: half of a slide's width is still readable from the back of a council hall.
WIDTH, HEIGHT = 1280, 720


def theme(name: ThemeName, framed: bool = False, inline: bool = False) -> Theme:
    """The theme, with larger type where the chart stands alone in a picture."""
    return (
        replace(THEMES[name], size=20, room=340, framed=True, inline=inline)
        if framed
        else (replace(THEMES[name], inline=inline))
    )


def branded(accent: str, accent_dark: str = "") -> Mapping[ThemeName, Theme]:
    """The three themes in the university's own colour; empty is ours. Without one for the dark theme it is lightened.

    Raises Unfit for what is no #RRGGBB, and for a colour in which words could not be read on the theme's background.
    """
    light, dark = _LIGHT, _DARK
    if accent:
        light = _readable(light, "HAMKOR_ACCENT", accent, "#000000")
    if accent or accent_dark:
        chosen = accent_dark or _seen(accent, dark.background, "#FFFFFF")
        dark = _readable(dark, "HAMKOR_ACCENT_DARK", chosen, "#FFFFFF")
    return {"light": light, "dark": dark, "print": replace(light, name="print")}


#: What words need to be read (WCAG 2.2, 1.4.3): links and small headings are written in the accent.
_READ = 4.5


def _readable(look: Theme, name: str, accent: str, towards: str) -> Theme:
    """The theme in another accent; `towards` is where a better one is sought for who chose one that cannot be read."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
        raise Unfit(
            N_("{name} is “{colour}”, which is no colour: write it as #RRGGBB, like #0B6E6E, and start again."),
            name=name, colour=accent,
        )  # fmt: skip
    if contrast(accent, look.background) < _READ:
        raise Unfit(
            N_("{name} is “{colour}”, in which words cannot be read on {background}. Take another one, such as "
               "{better}, and start again."),
            name=name, colour=accent, background=look.background, better=_seen(accent, look.background, towards),
        )  # fmt: skip
    return replace(look, accent=accent, soft=mixed(accent, look.background, 0.4 if look.name == "light" else 0.45))


def _seen(accent: str, background: str, towards: str) -> str:
    """The colour, moved towards white or black until words in it can be read."""
    steps = (mixed(accent, towards, 1 - step / 20) for step in range(21))
    return next(one for one in steps if contrast(one, background) >= _READ)


#: Countries that send and receive most of those whom the department meets; the rest fall where their code falls.
_COUNTRIES = {
    "IND": 0, "RUS": 1, "PAK": 2, "KAZ": 3, "TKM": 4, "TUR": 5, "CHN": 6,
    "TJK": 0, "KGZ": 2, "KOR": 3, "DEU": 5, "AFG": 6, "GBR": 1, "JPN": 4,
}  # fmt: skip


@cache
def _order() -> Mapping[str, Mapping[str, int]]:
    """Place of every code of the closed lists: {dimension: {code: place}}."""
    found: dict[str, Mapping[str, int]] = {"group": {code: place for place, code in enumerate(GROUPS)}}
    for subject in SUBJECTS.values():
        for column in subject.columns:
            if column.values and column.name not in found:
                found[column.name] = {code: place for place, code in enumerate(column.values)}
    return found


#: The code of parts of a bar that are shown as one, because apart they would tell of few people (exports/discreet.py).
TOGETHER = "put together"


def _slot(dimension: str, code: str | None) -> int | None:
    """Which hue belongs to a category; None for grey."""
    if not code or code in OTHERS or code == TOGETHER:
        return None
    if dimension == "country":
        return _COUNTRIES.get(code, zlib.crc32(code.encode()) % 7)
    if dimension == "unit" and code in units.tree():
        return list(units.tree()).index(code) % 7
    place = _order().get(dimension, {}).get(code)
    if place is None:
        return zlib.crc32(code.encode()) % 7
    return place if place < 7 else None


def colour(dimension: str, code: str | None, look: Theme) -> str:
    """The colour of a category, the same in every chart."""
    slot = _slot(dimension, code)
    return look.grey if slot is None else look.hues[slot]


def colours(dimension: str, codes: Iterable[str | None], look: Theme) -> dict[str | None, str]:
    """Colours of several categories in one chart, in their order of weight: no hue twice, grey for those left over."""
    given: dict[str | None, str] = {}
    for code in dict.fromkeys(codes):
        wanted = colour(dimension, code, look)
        given[code] = look.grey if wanted in given.values() else wanted
    return given


def on(fill: str) -> str:
    """White or near-black, whichever reads better on a fill (at least 4.5:1 on every colour of the palette)."""
    return max(("#FFFFFF", "#0B1117"), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: str, other: str, part: float) -> str:
    """`part` of `one` in `other`, as a solid colour: a tint that prints the same over anything."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02X}" for a, b in pairs)


def layout(look: Theme) -> dict[str, Any]:
    """What every chart has in common. Kept small: it travels with each figure."""
    symbols = locale().number_symbols["latn"]
    return {
        "template": {"layout": {"colorway": [look.accent]}},  # ours instead of plotly's, which weighs 7 KB
        "font": {"family": FONT, "size": look.size, "color": look.ink},
        "paper_bgcolor": look.background,
        "plot_bgcolor": look.background,
        "separators": symbols["decimal"] + symbols["group"],
        "hoverlabel": {
            "font": {"family": FONT, "size": max(13, look.size - 6), "color": look.ink},
            "bgcolor": look.background,
            "bordercolor": look.grey,
            "align": "left",
        },
        "dragmode": False,
        "hovermode": "closest",
        "showlegend": False,
        "bargap": 0.35,
    }


def legend(look: Theme) -> dict[str, Any]:
    """A legend above the plot, where direct labels do not fit. Clicking hides nothing: the picture is the picture."""
    return {
        "showlegend": True,
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "traceorder": "normal",
            "font": {"size": look.size, "color": look.ink}, "itemclick": False, "itemdoubleclick": False,
            "bgcolor": "rgba(0,0,0,0)",
        },
    }  # fmt: skip


#: Read once: whoever changes the colour starts the program anew.
THEMES = branded(settings.accent, settings.accent_dark)
