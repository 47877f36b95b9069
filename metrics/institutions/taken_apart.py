"""A name taken apart: words that tell which institution it is (Ryazan), and words that hundreds share (state, medical).

The shared ones are known in many languages by `words.toml`. Legal forms and the person whose name an institution bears
are set aside; "Adelaide, University of" is turned the right way round; abbreviations keep their letters.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics import countries, languages
from metrics.institutions.letters import letters, sounds, words

_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_GLUED = re.compile(r"([^\W\d_][^\W\d_A-ZА-ЯЎҚҒҲЁ]{1,6})([A-ZА-ЯЎҚҒҲЁ]{2,5})")
_INITIALS = re.compile(r"\(([^\W\d_]{3,8})\)")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_INVERTED = re.compile(r"^([^,]+?),\s*((?:the\s+)?\S+(?:\s+(?:of|de|di))?(?:\s+the)?)\s*(?:,(.*))?$", re.IGNORECASE)

#: The words that many names share, in the groups of words.toml.
GROUPS = ("rank", "kind", "field", "which")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `telling` are its own words, `shared` the others by group, both without order."""

    said: str
    country: str | None
    telling: tuple[str, ...]
    shared: Mapping[str, frozenset[str]]
    #: Telling words in brackets, which another spelling may leave out.
    aside: frozenset[str]
    #: The person whose name it bears, word by word.
    honoured: frozenset[str]
    #: The first letters of its words, as written and in English.
    initials: frozenset[str]
    #: What it may be the initials of, where it is nothing but an abbreviation or gives one in brackets.
    abbreviation: frozenset[str]
    #: Whether it is nothing but an abbreviation.
    bare: bool
    #: Beginnings of telling words: the "Ryaz" of "RyazSMU".
    begun: frozenset[str]


def taken_apart(said: str, country: str | None) -> Name:
    """The name `said` of an institution in `country` (its code, or None) as its words speak."""
    name = _without_country(_INVERTED.sub(_turned, unicodedata.normalize("NFKC", said).strip()))
    in_brackets = next((given for given in _INITIALS.findall(name) if given.isupper()), "")
    name = _INITIALS.sub(lambda found: " " if found[1].isupper() else found[0], name)
    aside = [sounds(letters(word)) for part in _BRACKETS.findall(name) for word in words(part)]
    own, honoured = _own(words(name))
    parts = [_word(word, alone=len(own) == 1, loud=name.upper() == name) for word in own]
    telling = dict.fromkeys(part.telling for part in parts if part.telling)
    bare = len(own) == 1 and own[0].isupper() and 3 <= len(own[0]) <= 8
    return Name(
        said,
        country,
        tuple(word for word in telling if word not in aside) or tuple(telling),
        {group: frozenset(word for part in parts for of, word in part.meanings if of == group) for group in GROUPS},
        frozenset(word for word in telling if word in aside),
        frozenset(sounds(letters(word)) for word in honoured if len(word) > 3),
        frozenset(("".join(part.first for part in parts), "".join(part.english for part in parts))),
        _abbreviations(letters(own[0] if bare else in_brackets)),
        bare,
        frozenset(part.telling for part in parts if part.begun),
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a name: telling, or with meanings that many names share; and its first letters in two languages."""

    telling: str = ""
    meanings: tuple[tuple[str, str], ...] = ()
    first: str = ""
    english: str = ""
    begun: bool = False


def _word(word: str, alone: bool, loud: bool) -> _Word:
    """What one word says. `loud` is True where the whole name is in capitals, which then mark no abbreviation."""
    known, folded = _vocabulary(), letters(word)
    first = folded[:1]
    glued = _GLUED.fullmatch(word)
    if glued and letters(glued[2]) in known.short:
        meanings = known.short[letters(glued[2])]
        return _Word(sounds(letters(glued[1])), meanings, first, first + _english(meanings), True)
    if folded in known.short and word.isupper() and not alone and (not loud or len(folded) > 2):
        return _Word("", known.short[folded], folded, _english(known.short[folded]))
    if folded.isdigit() or folded in _ROMAN:
        number = known.meaning(folded) or ("which", _ROMAN.get(folded, folded))
        return _Word("", (number,), first, first)
    if found := known.meaning(folded):
        return _Word("", (found,), "" if found[0] == "small" else first, _english((found,)))
    return _Word(sounds(folded), (), first, first)


def _english(meanings: tuple[tuple[str, str], ...]) -> str:
    return "".join(meaning[:1] for _group, meaning in meanings)


def _abbreviations(folded: str) -> frozenset[str]:
    """ "bgmu" may stand for names in its own language, or with the same letters in English: "bsmu"."""
    known = _vocabulary().short
    english = {folded[:n] + _english(known[folded[n:]]) for n in (1, 2) if folded[n:] in known}
    return frozenset({folded} | english) if folded else frozenset()


def _turned(found: re.Match[str]) -> str:
    """ "Adelaide, University of" the right way round, wherever the part behind the comma is a house of some kind."""
    place, house, rest = found[1], found[2], found[3] or ""
    meant = [_vocabulary().meaning(letters(word)) for word in words(house)]
    return f"{house} {place} {rest}" if any(word and word[0] == "kind" for word in meant) else found[0]


def _without_country(name: str) -> str:
    """ "University of Konstanz, Germany" without its last part."""
    rest, comma, last = name.rpartition(",")
    return rest if comma and letters(last.strip(" .")) in _country_names() else name


@cache
def _country_names() -> frozenset[str]:
    found = {"usa", "uk", "korea", "rossiya federatsiyasi", "russian federation"}
    for language in languages.LANGUAGES:
        with languages.speaking(language):
            found.update(letters(countries.name(code)) for code in countries.alpha2())
    return frozenset(found)


def _own(written: list[str]) -> tuple[list[str], list[str]]:
    """The words without legal forms, and apart from them the person whose name the institution bears."""
    known = _vocabulary()
    written, folded = list(written), [letters(word) for word in written]
    for form in known.forms:
        for start in range(len(folded) - len(form) + 1):
            if all(map(_fits, form, folded[start : start + len(form)])):
                del folded[start : start + len(form)], written[start : start + len(form)]
                break
    for place, word in enumerate(folded):
        if word in known.before and place + 1 < len(folded):
            return written[place + 1 :], written[:place]
    for phrase in known.after:
        for place in range(1, len(folded) - len(phrase) + 1):
            if tuple(folded[place : place + len(phrase)]) == phrase:
                return written[:place], written[place + len(phrase) :]
    return written, []


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else pattern == word


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """words.toml, folded: whole words and beginnings with (group, meaning); phrases; what short forms stand for."""

    whole: Mapping[str, tuple[str, str]]
    begun: Mapping[str, tuple[str, str]]
    forms: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    before: frozenset[str]
    short: Mapping[str, tuple[tuple[str, str], ...]]

    def meaning(self, word: str) -> tuple[str, str] | None:
        """(group, meaning) of a word that many names share."""
        if word in self.whole:
            return self.whole[word]
        return next((self.begun[word[:n]] for n in range(len(word), 2, -1) if word[:n] in self.begun), None)


@cache
def _vocabulary() -> _Vocabulary:
    told = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    whole = {letters(word): ("small", "") for word in told["small"]}
    begun: dict[str, tuple[str, str]] = {}
    for group in GROUPS:
        for meaning, listed in told[group].items():
            for word in (meaning, *listed):
                into = begun if word.endswith("*") else whole
                into.setdefault(letters(word.rstrip("*")), (group, meaning))
    return _Vocabulary(
        whole,
        begun,
        tuple(tuple(letters(form).split()) for form in told["forms"]),
        tuple(tuple(letters(word).split()) for word in told["named_after"]),
        frozenset(letters(word) for word in told["named_before"]),
        {short: tuple(whole[word] for word in said.split()) for short, said in told["short"].items()},
    )
