"""Years as sheets write them: 2019, "2019/20", "19/20", "AY2019", "2019/2020 уч. год", a date, a month, another era.

A year of an academic span is its first calendar year. Other eras count only where a word declares them ("民國104",
"พ.ศ. 2563", a header that says so). What is no plausible year is an error with the reason, never a guess: 21 may be
2021 or the 21st row; 44440 is Excel's number for a day; an undeclared 2564 may be a year of another calendar.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from babel import Locale

from metrics.languages import words
from metrics.languages.words import fold

#: Earliest year that a table of students or agreements plausibly names.
FIRST = 1900
#: Eras that words declare (`[years]` in words.toml): what to add to one of their years for the calendar year.
ERAS = {"roc": 1911, "buddhist": -543, "reiwa": 2018, "heisei": 1988, "solar hijri": 621}
#: Latest year of each era that a sheet plausibly names; larger numbers are calendar years beside the era's word.
LATEST_OF_ERA = {"roc": 200, "buddhist": 2700, "reiwa": 99, "heisei": 31, "solar hijri": 1500}
_SPAN = re.compile(r"^(\d{4})\s*[/\-–—‑−]\s*(\d{2}|\d{4})$")
_YEAR_MONTH = re.compile(r"^(\d{4})[-./](0?[1-9]|1[0-2])([-./]\d{1,2})?$")
_DAY_FIRST = re.compile(r"^\d{1,2}[-./]\d{1,2}[-./](\d{4})$")
_SHORT_SPAN = re.compile(r"^(\d{2})\s*[/\-–—‑−]\s*(\d{2})$")
_MARKS = re.compile(r"[*†‡¹²³]+$")


@dataclass(frozen=True, slots=True)
class Year:
    """`value` is a calendar year or None. `form` says how it was written: plain, academic, date, month, words, mark,
    era; where `value` is None it says why: empty, fraction, serial, short, era, early, late, text, span."""

    value: int | None
    form: str


def last() -> int:
    """The latest year that a row may report: next year, because an academic year is planned ahead."""
    return date.today().year + 1


@lru_cache(maxsize=16384, typed=True)
def year(cell: object, era: str = "", latest: int | None = None) -> Year:
    """What a cell of a year column, or a header, says. `era` is the one that the column's header declares, if any."""
    latest = latest or last()
    if isinstance(cell, bool):
        return Year(None, "text")
    if isinstance(cell, datetime | date):
        return _plausible(under_a_date(cell) or cell.year, "date", latest)
    if isinstance(cell, int | float):
        return _number(float(cell), era, latest)
    if cell is None or not str(cell).strip():
        return Year(None, "empty")
    return _text(str(cell).strip(), era, latest)


def _number(value: float, era: str, latest: int) -> Year:
    if not math.isfinite(value):
        return Year(None, "text")
    if value != int(value):
        return Year(None, "fraction")
    whole = int(value)
    if era and 1 <= whole <= LATEST_OF_ERA[era] and FIRST <= whole + ERAS[era] <= latest:
        return Year(whole + ERAS[era], "era")
    return _plausible(whole, "plain", latest)


def _plausible(value: int, form: str, latest: int) -> Year:
    if FIRST <= value <= latest:
        return Year(value, form)
    if 0 <= value < 100:
        return Year(None, "short")
    if 2440 <= value <= latest + 543:
        return Year(None, "era")
    if 30000 <= value <= 60000:
        return Year(None, "serial")
    return Year(None, "early" if value < FIRST else "late")


def _text(text: str, era: str, latest: int) -> Year:
    bare = _MARKS.sub("", text).strip()
    marked = "mark" if bare != text else ""
    if own := era_of(bare):
        era, bare = own, _without_era(bare.replace("元年", "1年"), own)  # an era's first year has a name of its own
    stripped = _without_words(bare)
    form = marked or ("words" if stripped != bare else "")
    if stripped.isascii() and re.fullmatch(r"\d+(\.0+)?", stripped):
        found = _number(float(stripped), era, latest)
        return found if found.form == "era" or not found.value else Year(found.value, form or found.form)
    if era and (span := re.match(r"^(\d{1,4})\s*[/\-–—‑−]\s*(\d{1,4})$", stripped)):
        found = _number(float(span[1]), era, latest)
        if found.value and found.form == "era":
            return found
    if span := _SPAN.match(stripped):
        return _span(int(span[1]), span[2], form, latest)
    if span := _SHORT_SPAN.match(stripped):
        return _short_span(int(span[1]), int(span[2]), form, latest)
    if month := _YEAR_MONTH.match(stripped):
        return _plausible(int(month[1]), "date" if month[3] else "month", latest)
    if day := _DAY_FIRST.match(stripped):
        return _plausible(int(day[1]), "date", latest)
    return _said_of_a_day(text, latest)


def _span(first: int, second: str, form: str, latest: int) -> Year:
    following = (first + 1) % 100 if len(second) == 2 else first + 1
    if int(second) != following:
        month = int(second) if len(second) == 2 else 0
        return _plausible(first, "month", latest) if 1 <= month <= 12 else Year(None, "span")
    found = _plausible(first, "academic", latest)
    return Year(found.value, "academic" if form != "mark" else "mark") if found.value else found


def _short_span(first: int, second: int, form: str, latest: int) -> Year:
    """ "19/20" is the academic year from 2019, "98/99" from 1998; figures that do not follow each other are none."""
    if second != (first + 1) % 100:
        return Year(None, "text")
    return _span(first + (2000 if first + 2000 <= latest else 1900), f"{second:02}", form, latest)


def _said_of_a_day(text: str, latest: int) -> Year:
    """ "к 1 октября 2021", "2021 yil 1 oktabr holatiga", "на начало 2021/22": one year among words of days."""
    told = re.findall(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)", text)
    plain = text
    for day in told:
        plain = plain.replace(day, " " + day[-4:] + " ")
    spans = list(_YEAR_IN_TEXT.finditer(plain))
    if len(spans) != 1:
        return Year(None, "text")
    rest = fold(plain[: spans[0].start()] + " " + plain[spans[0].end() :])
    allowed = all(
        word in _day_words() or month(word) or (word.isdigit() and 1 <= int(word) <= 31) for word in rest.split()
    )
    if not rest or not allowed:
        return Year(None, "text")
    return _plausible(int(spans[0][1] or spans[0][3]), "words" if spans[0][2] else "date", latest)


_YEAR_IN_TEXT = re.compile(r"(?<!\d)(\d{4})\s?[/\-–—]\s?(\d{4}|\d{2})(?!\d)|(?<!\d)(\d{4})(?!\d)")


@cache
def _day_words() -> frozenset[str]:
    said = (fold(text) for meaning, text in words.listed("years") if meaning in ("words", "as of"))
    return frozenset(word for text in said for word in text.split())


@cache
def _year_words() -> re.Pattern[str]:
    """Words for *year* in every language, longest first, before or after the figures."""
    said = sorted({fold(text) for meaning, text in words.listed("years") if meaning == "words"}, key=len, reverse=True)
    return re.compile(r"^(?:(?:" + "|".join(map(re.escape, said)) + r")(?=[\W\d_]|$)[\W_]*)+", re.I)


def _without_words(text: str) -> str:
    """ "2019/2020 уч. год" → "2019/2020"; "AY2019" → "2019"; a text without figures in front or behind stays."""
    front = re.match(r"^([^\d]{1,24})(\d.*)$", text)
    if front and _is_words(front[1]):
        text = front[2].strip()
    back = re.match(r"^(.*\d)([^\d]{1,24})$", text)
    if back and _is_words(back[2]):
        text = back[1].strip()
    return text


def _is_words(text: str) -> bool:
    folded = fold(text)
    return not folded or bool(_year_words().fullmatch(folded))


def era_of(text: str) -> str:
    """The era that words in a header or a cell declare, or "": "學年度" counts years of the Republic of China."""
    folded = fold(text)
    for era, said in _era_words():
        if said in folded if words.UNSPACED.search(said) else f" {said} " in f" {folded} ":
            return era
    return ""


def _without_era(text: str, era: str) -> str:
    folded = fold(re.sub(r"(\d)\s*[/\-–—]\s*(\d)", r"\1/\2", text).replace("/", " slash "))
    for other, said in _era_words():
        if other == era:
            folded = folded.replace(said, " ")
    return " ".join(folded.split()).replace(" slash ", "/")


@cache
def _era_words() -> tuple[tuple[str, str], ...]:
    said = [(meaning, fold(text)) for meaning, text in words.listed("years") if meaning in ERAS]
    return tuple(sorted(said, key=lambda pair: -len(pair[1])))


@cache
def _month_names() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in ("en", "ru", "uz", "uz_Cyrl", "tr", "fr", "es", "de", "cs"):
        for widths in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in widths.get(width, {}).items():
                    key = fold(str(name))
                    found.setdefault(key, int(number))
                    found.setdefault(key.replace("y", "").replace("ь", ""), int(number))
    return {name: number for name, number in found.items() if len(name) >= 3}


def month(word: str) -> int:
    """1–12 for the name of a month in any language of the interface ("oktyabr", "Oct", "октября"), else 0."""
    folded = fold(word)
    if numbered := re.fullmatch(r"(\d{1,2})\s*月", folded):
        return int(numbered[1]) if 1 <= int(numbered[1]) <= 12 else 0
    return _month_names().get(folded) or _month_names().get(folded.replace("y", "").replace("ь", ""), 0)


def month_in(text: str) -> int:
    """1–12 where a text names one month of a year: "2023-01", "Jan 2023"; else 0."""
    if told := _YEAR_MONTH.match(text.strip()):
        return int(told[2])
    named = [month(word) for word in fold(text).split() if month(word)]
    return named[0] if len(named) == 1 else 0


def of_serial(serial: float) -> date:
    """The day that Excel's number stands for, to suggest it."""
    return date(1899, 12, 30) + timedelta(days=int(serial))


def under_a_date(day: date) -> int | None:
    """2021 typed into a cell that shows dates is the day 13 July 1905 to Excel: the year that was typed, else None."""
    serial = (date(day.year, day.month, day.day) - of_serial(0)).days
    return serial if FIRST <= serial <= last() else None


def found_in(text: str) -> tuple[int, ...]:
    """Years that stand in a line of text, a title or a file's name, first years of spans: "2024-01_list" → (2024,)."""
    out: dict[int, None] = {}
    for span in _YEAR_IN_TEXT.finditer(text):
        first = int(span[1] or span[3])
        if FIRST <= first <= last():
            out[first] = None
            if span[2] and len(span[2]) == 4 and int(span[2]) > first + 1:
                out[int(span[2])] = None
    return tuple(out) or _of_eras(text)


def _of_eras(text: str) -> tuple[int, ...]:
    """Years beside the word of an era: "臺灣 112學年度" → (2023,)."""
    out: dict[int, None] = {}
    for era, said in _era_words():
        for found in re.finditer(
            rf"{re.escape(said)}\s*(\d{{1,4}})(?!\d)|(?<!\d)(\d{{1,4}})\s*{re.escape(said)}", fold(text)
        ):
            year_of = _number(float(found[1] or found[2]), era, last())
            if year_of.value:
                out[year_of.value] = None
    return tuple(out)


def spans(text: str) -> list[tuple[re.Match[str], int]]:
    """Where plausible years stand in a text, and the first calendar year of each: "2019/20" is one."""
    found = [(span, int(span[1] or span[3])) for span in _YEAR_IN_TEXT.finditer(text)]
    if not found:
        short = re.finditer(r"(?<!\d)(\d{2})/(\d{2})(?!\d)", text)
        told = ((span, _short_span(int(span[1]), int(span[2]), "", last()).value) for span in short)
        found = [(span, value) for span, value in told if value]
    return [(span, value) for span, value in found if FIRST <= value <= last()]


def several_in(text: str) -> str:
    """The span of several years in a text, as it stands there: "Total 2020-2022" → "2020-2022"; else ""."""
    for span, first in spans(text):
        second = span[2] or ""
        following = (first + 1) % 100 if len(second) == 2 else first + 1
        later = int(second) > 12 if len(second) == 2 else len(second) == 4 and int(second) > first
        if later and int(second) != following:
            return span[0]
    return ""


def is_word(folded: str) -> bool:
    """True for one folded word that only says that figures are a year: "йил", "ay"."""
    return folded in _day_words() and not folded.isdigit()


def of_a_sheet(name: str) -> tuple[int, ...]:
    """Years that the name of a sheet says: "2021/22", "AY22-23", "22-23", "112學年度"."""
    found = found_in(name)
    whole = year(name.strip().replace("_", "-")).value
    if found or whole is None:
        return found
    return (whole,)
