"""Under which words sheets say what they hold: headers, values, marks, totals, subjects, in many languages.

A folder beside this file with a `words.toml` is a language that can be *read*, whether the interface speaks it or not.
A pattern is one or more folded words; `*` ends a beginning of a word, so "студент*" finds "студентов". Patterns in
scripts without blanks between words are found anywhere. The titles of `metrics.subjects`, in every language of the
interface, are patterns too: what the program writes, it reads back.

    match("Число иностранных студентов")   → [Match("students", …), …]    what a header may mean, best first
    value("level", "Бакалавриат")          → "bachelor"
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from metrics import languages
from metrics.languages import _
from metrics.subjects import SUBJECTS

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʻʼ`´ʹ‛′＇"))
#: Scripts that write without blanks between words: Han, kana, Thai.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]|[A-Z]$)")
_BREAK = re.compile(r"[^\w%]+|_+")

#: Of two meanings of a header that fit equally well, the earlier is meant. The first group changes the meaning of any
#: other word beside it: "% of students" is no number of students.
MODIFIERS = ("percent", "change", "money", "rank", "index", "code", "graduates", "forecast", "places", "flag")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text as it is compared: no case, accents, apostrophes, invisible characters or punctuation.

    >>> fold("  O‘zbekiston  Respublikasi ")
    'ozbekiston respublikasi'
    """
    if text.isascii():
        text = _CAMEL.sub(" ", text.replace("'", "").replace("`", "")).casefold()
        return _BREAK.sub(" ", text.replace("%", " % ").replace("$", " dollars ")).strip()
    text = unicodedata.normalize("NFKC", text).translate(APOSTROPHES)
    text = unicodedata.normalize("NFD", _CAMEL.sub(" ", text)).casefold()
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    signs = unicodedata.normalize("NFC", text).replace("‰", "%").replace("%", " % ").replace("$", " dollars ")
    return _BREAK.sub(" ", signs).strip()


@dataclass(frozen=True, slots=True)
class Match:
    """`meaning` was found in a text; `cover` is the share of the text that its words make up, 1 for all of it."""

    meaning: str
    cover: float


@dataclass(frozen=True, slots=True)
class Pattern:
    meaning: str
    words: tuple[str, ...]

    def cover(self, text: str, words: tuple[str, ...]) -> float:
        """Which share of the folded text (also given split) this pattern explains; 0 where it does not stand there."""
        joined = "".join(self.words)
        if UNSPACED.search(joined):
            return len(joined) / len(text.replace(" ", "")) if joined in text.replace(" ", "") else 0.0
        n = len(self.words)
        for i in range(len(words) - n + 1):
            if all(_fits(want, got) for want, got in zip(self.words, words[i : i + n], strict=True)):
                return sum(map(len, words[i : i + n])) / sum(map(len, words))
        return 0.0


def _fits(want: str, got: str) -> bool:
    return got.startswith(want[:-1]) if want.endswith("*") else got == want


def _pattern(meaning: str, text: str) -> Pattern:
    words = (fold(word) + ("*" if word.endswith("*") else "") for word in text.split())
    return Pattern(meaning, tuple(part for word in words for part in word.split()))


@cache
def _files() -> tuple[Mapping[str, Any], ...]:
    found = sorted(languages.HERE.glob("*/words.toml"))
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")) for file in found)


def listed(section: str) -> Iterator[tuple[str, str]]:
    """(meaning, pattern) of one section, from every language."""
    for file in _files():
        for meaning, texts in file.get(section, {}).items():
            for text in texts:
                yield meaning, text


@cache
def _patterns(section: str) -> tuple[Pattern, ...]:
    found = {_pattern(meaning, text): None for meaning, text in listed(section)}
    if section == "headers":
        for subject in SUBJECTS.values():
            for column in subject.columns:
                found.update((_pattern(column.name, title), None) for title in _said(column.title))
    return tuple(found)


def _said(text: str) -> Iterator[str]:
    """A declared text in every language of the interface."""
    for language in languages.LANGUAGES:
        with languages.speaking(language):
            yield _(text)


@cache
def _index(section: str) -> tuple[dict[str, list[Pattern]], dict[str, list[Pattern]], list[Pattern]]:
    """Patterns by their first word, by the first letters of a beginning of a word, and those of unspaced scripts."""
    whole: dict[str, list[Pattern]] = {}
    begun: dict[str, list[Pattern]] = {}
    unspaced: list[Pattern] = []
    for pattern in _patterns(section):
        first = pattern.words[0] if pattern.words else ""
        if UNSPACED.search(first):
            unspaced.append(pattern)
        elif first.endswith("*"):
            begun.setdefault(first[:-1][:3], []).append(pattern)
        elif first:
            whole.setdefault(first, []).append(pattern)
    return whole, begun, unspaced


def _possible(section: str, folded: str, words: tuple[str, ...]) -> Iterator[Pattern]:
    """The patterns that may stand in a text, by its words: a few of some thousand."""
    whole, begun, unspaced = _index(section)
    for word in dict.fromkeys(words):
        yield from whole.get(word, ())
        for n in (1, 2, 3):
            yield from begun.get(word[:n], ()) if len(word) >= n else ()
    if unspaced and UNSPACED.search(folded):
        yield from unspaced


@lru_cache(maxsize=8192)
def match(text: str, section: str = "headers") -> tuple[Match, ...]:
    """What `text` may mean, best first: what explains all of it, then modifiers, then by how much is explained."""
    folded = fold(text)
    words = tuple(folded.split())
    best: dict[str, float] = {}
    for pattern in _possible(section, folded, words):
        cover = pattern.cover(folded, words)
        if cover > best.get(pattern.meaning, 0.0):
            best[pattern.meaning] = cover
    order = sorted(best, key=lambda meaning: (best[meaning] < 1, meaning not in MODIFIERS, -best[meaning]))
    return tuple(Match(meaning, best[meaning]) for meaning in order)


def means(text: str, meaning: str, section: str = "headers", cover: float = 0.0) -> bool:
    """True when `text` holds a word for `meaning` that explains at least `cover` of it."""
    return any(found.meaning == meaning and found.cover >= cover for found in match(text, section))


@cache
def _values(column: str) -> Mapping[str, str]:
    """Folded word → code of the closed list of `column`."""
    found: dict[str, str] = {}
    for file in _files():
        for code, texts in file.get("values", {}).get(column, {}).items():
            found.update((fold(text), code) for text in texts)
    for subject in SUBJECTS.values():
        if column in subject:
            for code, title in subject[column].values.items():
                found.update((fold(text), code) for text in (code, *_said(title)))
    return found


def values(column: str) -> Mapping[str, str]:
    """{folded word: code} of the closed list of `column`, in every language."""
    return _values(column)


@lru_cache(maxsize=8192)
def value(column: str, text: str) -> str | None:
    """Code of what a cell says in a column with a closed list; None when the words are unknown.

    The whole text first, then the longest known words in it: "Bachelor (4 years)" is a bachelor. Two different codes
    of the same length leave it unknown rather than guessed.
    """
    known, folded = _values(column), fold(text)
    if folded in known:
        return known[folded]
    padded = f" {folded} "
    inside = [word for word in known if (f" {word} " in padded) or (UNSPACED.search(word) and word in folded)]
    if not inside:
        return None
    longest = max(map(len, inside))
    codes = {known[word] for word in inside if len(word) == longest}
    return codes.pop() if len(codes) == 1 else None


@cache
def _marks() -> Mapping[str, str]:
    return {_as_mark(text): meaning for meaning, text in listed("marks")}


def _as_mark(text: str) -> str:
    """Signs matter in a mark, apostrophes of one kind or the other do not."""
    return " ".join(text.translate(dict.fromkeys(APOSTROPHES, "'")).split()).casefold()


def mark(text: str) -> str | None:
    """`missing`, `suppressed` or `not applicable` for a cell that says so instead of a number, else None."""
    return _marks().get(_as_mark(text))


def is_note(text: str) -> bool:
    """True for a line that begins like a note: "Source: …", "* provisional", "Примечание"."""
    if text.lstrip()[:1] in ("*", "†", "‡", "¹", "²", "³"):
        return True
    words = fold(text).split()
    return any(
        words[: len(pattern.words)] and all(map(_fits, pattern.words, words)) and len(words) >= len(pattern.words)
        for pattern in _patterns("lines")
        if pattern.meaning == "note"
    )


@lru_cache(maxsize=65536)
def total(text: str) -> str | None:
    """`total` or `subtotal` for a label that begins or ends with such a word ("Итого по факультету"), else None."""
    folded = fold(text)
    words = folded.split()
    for meaning in ("subtotal", "total"):
        for pattern in _patterns("lines"):
            n = len(pattern.words)
            if n > len(words) or not pattern.meaning.startswith(meaning):
                continue
            alone = pattern.meaning == "total alone" and n < len(words)
            if not alone and (all(map(_fits, pattern.words, words[:n])) or all(map(_fits, pattern.words, words[-n:]))):
                return meaning
    return None


@lru_cache(maxsize=65536)
def line(text: str) -> str | None:
    """`derived` for a label that is nothing but a word for an average or a share, `part` for one that begins with a
    word for a part of the line above ("в том числе женщины", "shundan ayollar"), else None."""
    split = tuple(fold(text).split())
    for pattern in _patterns("lines"):
        n = len(pattern.words)
        if pattern.meaning == "part" and n <= len(split) and all(map(_fits, pattern.words, split[:n])):
            return "part"
        if pattern.meaning == "derived" and n == len(split) and all(map(_fits, pattern.words, split)):
            return "derived"
    return None


@lru_cache(maxsize=65536)
def total_alone(text: str) -> bool:
    """True when nothing but the word for a total stands in the text."""
    return any(
        found.meaning in ("total", "subtotal", "total alone") and found.cover == 1 for found in match(text, "lines")
    )
