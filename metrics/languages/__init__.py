"""Words, numbers, dates and country names in the reader's language.

English stands in the code, marked by `_` (said now) or `N_` (declared here, said later); a folder beside this file
holds each translation as a gettext catalogue, `<language>/hamkor.po`, compiled in memory when first needed. Plurals are
gettext's; numbers, dates and country names are CLDR's, through Babel. The language of the moment is a context
variable, so two people served by two threads never mix.

    use("ru")                    the rest of this thread speaks Russian
    with speaking("uz"): …       only this block speaks Uzbek
    _("Students")                → "Студенты"
    number(1204) → "1 204"       percent(0.0837) → "8,4 %"       change(89) → "+89"
"""

import gettext
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).parent

#: The languages that the interface speaks, in the order of the switch, each named in itself.
LANGUAGES = {"uz": "Oʻzbekcha", "uz_Cyrl": "Ўзбекча", "ru": "Русский", "en": "English"}
DEFAULT = "en"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


def use(language: str) -> None:
    """The rest of this context speaks `language`; an unknown code falls back to English."""
    _language.set(language if language in LANGUAGES else DEFAULT)


def spoken(tags: Iterable[str | None]) -> str | None:
    """The first of the wanted languages that we speak, from codes or browser tags: ["kk", "uz-Cyrl-UZ"] → "uz_Cyrl"."""
    for tag in tags:
        parts = (tag or "").replace("-", "_").split("_")
        for length in range(len(parts), 0, -1):
            wanted = "_".join(parts[:length]).lower()
            found = next((code for code in LANGUAGES if code.lower() == wanted), None)
            if found:
                return found
    return None


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block."""
    token = _language.set(language if language in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


def current() -> str:
    """Code of the language of the moment: `en`, `ru`, `uz` or `uz_Cyrl`."""
    return _language.get()


def locale() -> Locale:
    """CLDR locale of the language of the moment."""
    return _locale(current())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    po = HERE / language / "hamkor.po"
    if language == DEFAULT or not po.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with po.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def N_(text: str) -> str:
    """Marks a sentence for translation where it is declared; `_` says it later."""
    return text


def _(text: str, /, **slots: object) -> str:
    """`text` in the language of the moment, with its {slots} filled. An empty text stays empty."""
    said = _catalogue(current()).gettext(text) if text else ""
    return said.format(**slots) if slots else said


def ngettext(one: str, many: str, n: int, /, **slots: object) -> str:
    """The form that fits `n`; `{n}` in it is the number, written in the language of the moment."""
    said = _catalogue(current()).ngettext(one, many, n)
    return said.format(**{"n": number(n), **slots})


def number(value: float | None, digits: int = 0, least: int = 0) -> str:
    """1204 → "1,204" in English, "1 204" in Russian and Uzbek. Missing is an en dash.

    At most `digits` after the point, and zeros up to the `least`.
    """
    if value is None or value != value:
        return "–"
    pattern = "#,##0" + ("." + ("0" * least).ljust(digits, "#") if digits else "")
    return str(numbers.format_decimal(round(value, digits), format=pattern, locale=locale()))


def percent(share: float | None, digits: int = 1) -> str:
    """0.0837 → "8.4%" or "8,4 %". Missing is an en dash.

    What is neither nothing nor all never reads so: 0.002 of no digits is "<1%", 599 of 601 is ">99%".
    """
    if share is None or share != share:
        return "–"
    tail = str(locale().percent_formats[None].pattern).rpartition("0")[2]  # "%" or NBSP and "%"
    least = 10.0**-digits
    if 0 < share < 1 and round(share * 100, digits) in (0, 100):
        return "<" + number(least, digits) + tail if share < 0.5 else ">" + number(100 - least, digits) + tail
    return number(share * 100, digits) + tail


def change(difference: float | None, digits: int = 0, least: int = 0) -> str:
    """A difference with its sign: "+89", "−12" (a true minus), "0"."""
    if difference is None or difference != difference:
        return "–"
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return sign + number(abs(difference), digits, least)


def day(value: date | None, form: str = "medium") -> str:
    """A date as the language writes it; `form` is CLDR's short, medium or long."""
    return "–" if value is None or value != value else dates.format_date(value, form, locale=locale())


def moment(value: datetime, form: str = "medium") -> str:
    """A day and a time of day on the clock of this machine, as the language writes them, without the seconds."""
    here = value.astimezone()
    return f"{dates.format_date(here, form, locale=locale())}, {dates.format_time(here, 'short', locale=locale())}"


def year(value: int, calendar: str = "calendar") -> str:
    """2023 → "2023", or "2023/24" when years are academic."""
    return f"{value}/{(value + 1) % 100:02d}" if calendar == "academic" else str(value)


def listed(items: list[str]) -> str:
    """["a", "b", "c"] → "a, b and c", as the language joins a list."""
    from babel.lists import format_list

    return format_list(items, locale=locale()) if items else ""
