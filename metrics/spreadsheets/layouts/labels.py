"""What one heading says about the numbers below it: a year, a month, a sex, a level, a total, what is counted.

    label("2023/24")            → year 2023
    label("2015 Total")         → year 2015, a total
    label("Talabalar: ayollar") → sex female, the rest is "talabalar"
    label("I квартал 2023")     → year 2023, quarter 1

The words that are none of these stay in `rest`: they name what is counted. A heading explained only in part by a closed
list ("Master class") is not explained by it at all.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, lru_cache

from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets import years
from metrics.spreadsheets.grid import as_text

#: Parts of a whole that columns stand for, the coarsest first: of two ways to split, the coarser is kept.
PERIODS = ("half", "quarter", "month")
LISTS = ("level", "basis", "sex")
PARTS = (*PERIODS, *LISTS)
#: How many parts of each kind make a year.
WHOLE_YEAR = {"half": 2, "quarter": 4, "month": 12}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "一": 1, "二": 2, "三": 3, "四": 4}
#: Words that may stand around a closed list's word without changing it.
_GENERIC = ("students", "people", "count", "level", "basis", "sex")


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading says. `said` is the year as it stands there; `rest` the words left, folded; `text` all of it."""

    text: str = ""
    year: int | None = None
    said: object = None
    parts: dict[str, str] = field(default_factory=dict, hash=False)
    country: str = ""
    total: bool = False
    rest: str = ""

    @property
    def speaks(self) -> bool:
        """True when it says more than what is counted."""
        return bool(self.year or self.parts or self.country)


@lru_cache(maxsize=8192, typed=True)
def label(cell: object, era: str = "") -> Label:
    """What a heading says; `era` is the one that another cell of its row declares."""
    text = as_text(cell)
    if isinstance(cell, datetime | date) and (typed := years.under_a_date(cell)):
        return Label(text, typed, typed)
    if isinstance(cell, datetime | date):
        return Label(text, cell.year, cell.year, {"month": str(cell.month)})
    whole = years.year(cell, era)
    if whole.form == "era" and whole.value is None:
        return Label(text, int(float(text)) + years.ERAS["buddhist"], text)
    if whole.value and whole.form != "month":
        monthly = _month_alone(text)
        return Label(text, whole.value, text, {"month": monthly} if monthly else {})
    if whole.form == "span":
        return Label(text, total=True)  # "2019-2021": of all these years together
    if not isinstance(cell, str) or len(text) > 120:
        return Label(text, rest=fold(text))
    year, said, rest = _year_inside(text)
    several = years.several_in(text)
    if several:
        year, said, rest = None, None, text.replace(several, " ")
    parts, rest = _period(fold(rest))
    listed, total, rest = _words(rest)
    return Label(text, year, said, {**parts, **listed}, "", total or bool(several), rest)


def join(path: tuple[Label, ...]) -> Label:
    """What the headings above one column say together, from the top down: the lower one has the last word."""
    out = Label()
    for one in path:
        year, said = (one.year, one.said) if one.year else (out.year, out.said)
        rest = " ".join(dict.fromkeys(part for part in (out.rest, one.rest) if part))
        text = " ".join(dict.fromkeys(part for part in (out.text, one.text) if part))
        out = replace(
            out, text=text, year=year, said=said, parts={**out.parts, **one.parts}, country=one.country or out.country,
            total=out.total or one.total, rest=rest,
        )  # fmt: skip
    return out


def _month_alone(text: str) -> str:
    """The month in "Jan 2015" or "март 2021"; a day of reference ("1 октября 2021") is none."""
    found = fold(text).split()
    named = [years.month(word) for word in found if years.month(word)]
    others = [word for word in found if not years.month(word) and not re.fullmatch(r"\d{4}", word)]
    return str(named[0]) if len(named) == 1 and all(years.is_word(word) for word in others) else ""


def _year_inside(text: str) -> tuple[int | None, object, str]:
    """(year, how it is written, the text without it) where exactly one stands in a text."""
    found = years.spans(text)
    if len({value for _span, value in found}) != 1:
        return None, None, text
    span, value = found[0]
    left = text  # said in two languages, a year stands there twice
    for one, _value in found:
        left = left.replace(one[0], " ")
    kept = [word for word in fold(left).split() if not years.is_word(word)]
    return value, span[0].strip(), " ".join(kept)


def _period(folded: str) -> tuple[dict[str, str], str]:
    """A half, a quarter or a month among folded words, and the words without it."""
    for kind in ("half", "quarter"):
        if found := _units(kind).search(folded):
            number = next(group for group in found.groups() if group)
            rest = f"{folded[: found.start()]} {folded[found.end() :]}"
            return {kind: str(_ROMAN.get(number, number))}, " ".join(rest.split())
    told = folded.split()
    months = [word for word in told if years.month(word)]
    if len(months) == 1 and len(told) <= 4:
        return {"month": str(years.month(months[0]))}, " ".join(word for word in told if word != months[0])
    return {}, folded


@cache
def _units(kind: str) -> re.Pattern[str]:
    """ "1 квартал", "I chorak", "Q1", "第1季": a number before or after the word for a part of the year."""
    said = sorted({fold(text) for meaning, text in words.listed("years") if meaning == kind}, key=len, reverse=True)
    spaced = "|".join(re.escape(text) for text in said if not words.UNSPACED.search(text)) or "(?!)"
    joined = "|".join(re.escape(text) for text in said if words.UNSPACED.search(text)) or "(?!)"
    number, ending = r"([1-4]|iv|i{1,3})", r"(?:\s*(?:st|nd|rd|th|й|ый|ой|ий|er|e))?"
    before, after = rf"\b{number}{ending}\s*(?:{spaced})\b", rf"\b(?:{spaced})\s*{number}\b"
    return re.compile(rf"{before}|{after}|第?\s*([1-4一二三四])\s*(?:{joined})")


def _words(folded: str) -> tuple[dict[str, str], bool, str]:
    """(parts by closed lists, whether a word of totals stands there, the words left) of a folded heading."""
    rest, total = _without_totals(_without(folded, _of_which()))
    parts: dict[str, str] = {}
    left = rest
    for name in LISTS:
        for said, code in _listed(name):
            if _holds(left, said):
                parts[name], left = code, _without(left, (said,))
                break
    if parts and left and not _generic(left):
        return {}, total, rest
    return parts, total, "" if parts and _generic(left) and not _students(left) else left


def _generic(left: str) -> bool:
    """True for words that only say that persons are counted: "number of students", "чел."."""
    return not left or any(found.meaning in _GENERIC and found.cover >= 0.5 for found in words.match(left))


def _students(left: str) -> bool:
    return any(found.meaning in ("students", "people") for found in words.match(left))


def _without_totals(folded: str) -> tuple[str, bool]:
    for said in _totals():
        if said == folded:
            return "", True
        if (
            folded.startswith(said + " ")
            or folded.endswith(" " + said)
            or (words.UNSPACED.search(said) and said in folded)
        ):
            return _without(folded, (said,)), True
    return folded, False


@cache
def _totals() -> tuple[str, ...]:
    said = {fold(text) for meaning, text in words.listed("lines") if "total" in meaning}
    return tuple(sorted(said, key=len, reverse=True))


@cache
def _of_which() -> tuple[str, ...]:
    said = {fold(text) for meaning, text in words.listed("lines") if meaning == "part"}
    return tuple(sorted(said, key=len, reverse=True))


@cache
def _listed(name: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words.values(name).items(), key=lambda item: -len(item[0])))


def _holds(folded: str, said: str) -> bool:
    return (said in folded) if words.UNSPACED.search(said) else f" {said} " in f" {folded} "


def _without(folded: str, texts: tuple[str, ...]) -> str:
    for said in texts:
        joined = words.UNSPACED.search(said)
        folded = folded.replace(said, " ") if joined else f" {folded} ".replace(f" {said} ", " ")
    return " ".join(folded.split())


def is_plan(text: str) -> bool:
    """True for a heading of what is planned or foreseen: "2027 (прогноз)"."""
    return any(_holds(fold(text), said) for said in _plans())


@cache
def _plans() -> tuple[str, ...]:
    return tuple(fold(text) for meaning, text in words.listed("years") if meaning == "plan")
