"""How the university itself looks: its logo and its letters, the same on the screen and in all that leaves it.

Its colour is part of the themes in `style.py`. What the settings name and cannot be used ends the program at its start
with a sentence (`metrics.settings.Unfit`): a picture or a font found broken later would spoil somebody's slides.
"""

import base64
import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics.languages import N_
from metrics.settings import Unfit, settings

#: The family that we ship, and what stands in where a letter is in no other.
SHIPPED = "Inter"
_BEHIND = f"{SHIPPED}, 'Segoe UI', system-ui, 'DejaVu Sans', sans-serif"
#: What office programs have everywhere.
_OFFICE = "Arial"
#: Megabytes of a logo: it travels inside every page, deck and workbook.
_MOST = 2
_KINDS = {"PNG": "png", "JPEG": "jpeg"}
_FONTS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
_NO_FILE = N_("{name} is “{file}”, and there is no such file. Correct it and start again.")
_FAMILY = re.compile(r"[^\W_][\w .+-]{0,60}")


@dataclass(frozen=True, slots=True)
class Logo:
    """`kind` is "png" or "jpeg"; sizes in pixels."""

    data: bytes
    kind: str
    width: int
    height: int

    def address(self) -> str:
        """The picture as an address that holds it."""
        return f"data:image/{self.kind};base64,{base64.b64encode(self.data).decode()}"


@dataclass(frozen=True, slots=True)
class Face:
    """One file of the family; `weight` and `kind` as CSS names them."""

    data: bytes
    suffix: str  # ".woff2"
    weight: str

    @property
    def kind(self) -> str:
        return _FONTS[self.suffix]

    def address(self) -> str:
        """The font as an address that holds it."""
        return f"data:font/{self.suffix[1:]};base64,{base64.b64encode(self.data).decode()}"

    def rule(self, family: str, address: str) -> str:
        """The CSS rule by which a page loads it from `address`."""
        return (
            f"@font-face{{font-family:'{family}';font-weight:{self.weight};font-display:block;"
            f"src:url({address}) format('{self.kind}')}}"
        )


@dataclass(frozen=True, slots=True)
class Letters:
    """`family` is empty where the office has none of its own; `faces` are its files, which a page brings along."""

    family: str = ""
    faces: tuple[Face, ...] = ()

    @property
    def stack(self) -> str:
        """Families as CSS wants them: the university's own first, then ours."""
        return f"'{self.family}', {_BEHIND}" if self.family else _BEHIND

    @property
    def office(self) -> str:
        """The family that slides and sheets name; a machine without it takes one of its own."""
        return self.family or _OFFICE

    def widths(self) -> dict[str, float]:
        """Advance of each letter that the regular face has, in 1/1000 em; empty without a file."""
        if not self.faces:
            return {}
        from PIL import ImageFont

        font = ImageFont.truetype(io.BytesIO(self.faces[0].data), 1000, layout_engine=ImageFont.Layout.BASIC)
        nothing = font.getmask("\uffff").getbbox(), font.getlength("\uffff")
        found = {}
        for letter in map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), 0x2BB, 0x2BC, *range(0x400, 0x530),
                                *range(0x2010, 0x2030), 0x2116, 0x2212, 0x2265)):  # fmt: skip
            wide = font.getlength(letter)
            if wide != nothing[1] or font.getmask(letter).getbbox() != nothing[0]:
                found[letter] = wide
        return found


@cache
def logo() -> Logo | None:
    """The university's picture, where there is one; read once. Raises Unfit for what is named and is no picture."""
    from PIL import Image

    file = Path(settings.logo).expanduser() if settings.logo else settings.data / "logo.png"
    if not file.is_file():
        if settings.logo:
            raise Unfit(_NO_FILE, name="HAMKOR_LOGO", file=file)
        return None
    data = file.read_bytes()
    if len(data) > _MOST * 1_000_000:
        raise Unfit(
            N_("The logo “{file}” is larger than {most} MB. Save a smaller one and start again."), file=file, most=_MOST
        )
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            kind, size = picture.format or "", picture.size
    except (OSError, ValueError, Image.DecompressionBombError):
        kind, size = "", (0, 0)
    if kind not in _KINDS:
        raise Unfit(
            N_("The logo “{file}” is no PNG or JPEG picture. Save it as one, name it in HAMKOR_LOGO, and start again."),
            file=file,
        )
    return Logo(data, _KINDS[kind], *size)


def letters(family: str, files: str) -> Letters:
    """The family of the settings. Raises Unfit for a name that is none and for a file that holds no font."""
    paths = [Path(part.strip()).expanduser() for part in files.split(",") if part.strip()]
    if len(paths) > 2:
        raise Unfit(N_("HAMKOR_FONT_FILE names too many files. Give the regular one, or the regular and the bold one."))
    names = [_named(path) for path in paths]
    family = family.strip() or (names[0] if names else "")
    if family and not _FAMILY.fullmatch(family):
        raise Unfit(
            N_("HAMKOR_FONT is “{font}”, which is no name of a font: it has letters, digits, spaces and dashes."),
            font=family,
        )
    weights = ("100 900",) if len(paths) == 1 else ("100 550", "551 900")
    faces = (Face(path.read_bytes(), path.suffix.lower(), weight) for path, weight in zip(paths, weights, strict=False))
    return Letters(family, tuple(faces))


def _named(file: Path) -> str:
    """The family that a font file says it is."""
    if not file.is_file():
        raise Unfit(_NO_FILE, name="HAMKOR_FONT_FILE", file=file)
    from PIL import ImageFont

    try:
        name = ImageFont.truetype(file, 16).getname()[0] if file.suffix.lower() in _FONTS else None
    except OSError:
        name = None
    if name is None:
        raise Unfit(
            N_("HAMKOR_FONT_FILE is “{file}”, which is no font: take a WOFF2, WOFF, TTF or OTF, and start again."),
            file=file,
        )
    return name


#: Read once, like the logo: whoever changes them starts the program anew.
LETTERS = letters(settings.font, settings.font_file)
logo()
