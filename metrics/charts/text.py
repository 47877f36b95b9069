"""How wide a text will be, so that long names wrap instead of running into a bar.

plotly breaks no lines and the server has no browser, so the advance widths of Inter (regular, 1/1000 em) stand in
`inter-widths.json`, read once from the font files that we ship: {width: characters}. An office's own font file is
measured itself. Letters outside Latin and Cyrillic count as wide ones.
"""

import html
import json
import re
from functools import cache
from pathlib import Path

from metrics.charts.brand import LETTERS

_UNKNOWN = 1000
#: Spaces within numbers, which Python does not count as printable.
SPACES = "\u00a0\u202f\u2009"
#: Inter's semi-bold is 3.6 % wider on average; capitals a little more.
_BOLD = 1.06


@cache
def _widths() -> dict[str, float]:
    table = json.loads(Path(__file__).with_name("inter-widths.json").read_text(encoding="utf-8"))
    return {letter: int(width) for width, letters in table.items() for letter in letters} | LETTERS.widths()


def width(text: str, size: float, bold: bool = False) -> float:
    """Pixels that `text` takes on one line at a font size of `size` pixels."""
    known = _widths()
    return sum(known.get(letter, _UNKNOWN) for letter in text) / 1000 * size * (_BOLD if bold else 1)


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """`text`, cut with an ellipsis where it is wider than `room` pixels."""
    if width(text, size, bold) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size, bold) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–-") + "…"


def wrapped(text: str, room: float, size: float, lines: int = 2, bold: bool = False) -> list[str]:
    """`text` as at most `lines` lines of `room` pixels, broken between words; what does not fit ends in an ellipsis."""
    words = re.split(r"[ \n\t]+", text.strip())
    done: list[str] = []
    line = ""
    for place, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if not line or width(longer, size, bold) <= room:
            line = longer
            continue
        if len(done) == lines - 1:
            return [*done, shortened(" ".join([line, *words[place:]]), room, size, bold)]
        done.append(shortened(line, room, size, bold))
        line = word
    return [*done, shortened(line, room, size, bold)]


def safe(text: str) -> str:
    """`text` as plotly may print it: its markup becomes letters, so a name in a sheet is never a link or a tag."""
    return html.escape("".join(letter for letter in text if letter.isprintable() or letter in SPACES), quote=False)


def lines(parts: list[str]) -> str:
    """Lines as plotly wants them, each made safe."""
    return "<br>".join(safe(part) for part in parts)
