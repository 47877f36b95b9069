"""Numbers as sheets write them: 1 340, 1'340, "1,340", "340*", "340 чел.", marks for missing and suppressed.

A text that can be read two ways is not read: the column decides where it speaks clearly, else the person does. All
digits of Unicode count as digits. `number` looks at one text; `Thousands` is what a column's texts say together.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from metrics.languages import words

_BLANKS = "\u0020\u00a0\u202f\u2009\u2007\u2008'’‘ʼ´`′＇"
_GROUPED = re.compile(rf"^[+]?\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?:[.,]\d+)?$")
_COMMAS = re.compile(r"^[+]?\d{1,3}(,\d{3})+(\.\d+)?$")
_DOTS = re.compile(r"^[+]?\d{1,3}(\.\d{3})+(,\d+)?$")
#: Both separators in one text: the last one is the decimal one, whatever the column does.
_DOTS_AND_COMMA = re.compile(r"^[+]?\d{1,3}(\.\d{3})+,\d+$")
_PLAIN = re.compile(r"^[+-]?\d+$")
_DECIMAL = re.compile(r"^[+-]?\d+[.,]\d+$")
_SCIENTIFIC = re.compile(r"^[+-]?\d+(\.\d+)?[eE][+-]?\d{1,3}$")
#: Marks of footnotes, and the flags of statistical offices: break, confidential, definition differs, estimated,
#: forecast, see metadata, not significant, provisional, revised, Eurostat estimate, low reliability.
_FOOTNOTE = re.compile(r"\s*(\*+|†|‡|\[\w\]|(?<=\d)\s*\((?:[a-z]|\d)\)|(?<=\d)\s+[bcdefinprsu]{1,2})$")
_SUPERSCRIPT = re.compile(r"[¹²³⁰⁴-⁹]")
_ONE_DOT = re.compile(r"^[1-9]\d{0,2}\.\d{3}$")
_ONE_COMMA = re.compile(r"^[1-9]\d{0,2},\d{3}$")
_NO_NUMBER = {"nan", "inf", "infinity", "+inf", "-inf"}


@dataclass(frozen=True, slots=True)
class Number:
    """`value`, or None with `status` (missing, suppressed, not applicable), or None with `fault`: why it is no number.

    `form` says what had to be overlooked: text, thousands, digits, footnote, unit, scientific, decimal.
    """

    value: float | None = None
    form: str = ""
    status: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Thousands:
    """Which of comma and dot group thousands in a column, as far as its texts tell; "" where they do not."""

    comma: bool
    dot: bool


def habits(texts: Iterable[str], whole: bool = True) -> Thousands:
    """A dot groups thousands where "1.234.567" stands, or three texts have three digits behind it and none another
    number of digits. A comma does unless some text has a comma before one, two or four digits.

    Where numbers need not be `whole` (a latitude, hours), three digits behind a separator prove nothing.
    """
    shapes = [text.strip() for text in texts]
    dots = {text for text in shapes if _ONE_DOT.match(text)}
    many = any(text.count(".") > 1 and _DOTS.match(text) for text in shapes)
    other_dots = any(re.match(r"^\d+\.\d+$", text) and not _ONE_DOT.match(text) for text in shapes)
    other_commas = any(re.match(r"^\d+,\d+$", text) and not _ONE_COMMA.match(text) for text in shapes)
    several = any(text.count(",") > 1 and _COMMAS.match(text) for text in shapes)
    return Thousands(
        comma=(whole or several) and not other_commas,
        dot=(many or (whole and len(dots) >= 3)) and not other_dots,
    )


def number(text: str, habit: Thousands) -> Number:
    """What one text says, in a column of such habits. Never raises."""
    text = text.strip()
    if not text:
        return Number(status="missing", form="empty")
    if mark := words.mark(text):
        return Number(status=mark)
    if _SUPERSCRIPT.search(text):
        return Number(fault="superscript")
    plain = _ascii_digits(text)
    form = "digits" if plain != text else ""
    # A leading apostrophe is how Excel is told that a number is text; some programs write it out.
    plain = re.sub(r"^['’](?=\d)", "", plain.replace("−", "-"))
    bare = _FOOTNOTE.sub("", plain)
    if bare != plain:
        form = "footnote"
    found = _read(bare, habit)
    unit = re.match(rf"^(\d[\d{_BLANKS},.]*)\s*([^\W\d].{{0,12}})$", bare) if found.fault == "text" else None
    if unit and any(said.meaning in ("students", "people") for said in words.match(unit[2])[:1]):
        found, form = _read(unit[1].strip(), habit), "unit"
    return Number(found.value, form or found.form, found.status, found.fault)


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)


def _read(text: str, habit: Thousands) -> Number:
    if text.casefold() in _NO_NUMBER:
        return Number(fault="nan")
    if text.startswith("(") and text.endswith(")") and _PLAIN.match(text[1:-1].replace(",", "")):
        return Number(fault="negative")
    if _PLAIN.match(text):
        return Number(float(text), "text")
    if _GROUPED.match(text):
        return Number(float(re.sub(rf"[+{_BLANKS}]", "", text).replace(",", ".")), "thousands")
    if text.endswith("%"):
        return Number(fault="percent")
    if _ONE_DOT.match(text) and not habit.dot:
        return Number(fault="ambiguous")
    if _ONE_COMMA.match(text) and not habit.comma:
        return Number(fault="ambiguous")
    if _COMMAS.match(text):
        return Number(float(text.replace(",", "")), "thousands")
    if _DOTS_AND_COMMA.match(text) or (_DOTS.match(text) and habit.dot):
        return Number(float(text.replace(".", "").replace(",", ".")), "thousands")
    if _DECIMAL.match(text):
        return Number(float(text.replace(",", ".")), "text")
    if _SCIENTIFIC.match(text):
        return Number(float(text), "scientific")
    return Number(fault=_why_not(text))


_ABOUT = re.compile(
    r"^[~≈±]|^(about|circa|ca|approx|around|около|примерно|приблизительно|taxminan|тахминан|environ|unos|etwa|asi) ?\d"
)
_BELOW = re.compile(
    r"^[<>≤≥]|^(less than|fewer than|under|below|more than|over|at least|up to|менее|меньше|не более|до|более|больше"
    r"|свыше|kamida|ko'pi bilan|камида|кўпи билан|az|méně než|moins de|weniger als|menos de) ?\d"
    r"|^\d+ ?(dan|дан) ?(kam|oz|ko'p|кам|оз|кўп)$|^\d+ ?\+$"
)


def _why_not(text: str) -> str:
    said = text.casefold().translate({apostrophe: "'" for apostrophe in words.APOSTROPHES})
    if _ABOUT.search(said):
        return "approximate"
    if _BELOW.search(said):
        return "below"
    if re.match(r"^\d+\s*[-–—…]\s*\d+$", text):
        return "range"
    return "text"
