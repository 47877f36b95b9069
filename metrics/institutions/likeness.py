"""Which names look like one partner, how much and why: for a person to look at, never merged by itself.

Two names look alike when their telling words are spelled almost alike and their shared words do not speak against it: a
medical and a technical university of one town are two, and so are the first and the second.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from metrics.institutions.letters import bones, key, stem
from metrics.institutions.taken_apart import Name, taken_apart
from metrics.languages import N_

#: Why two names look like one partner, as people read it.
REASONS = {
    "written": N_("only case, punctuation or script differ"),
    "words": N_("the same words in another order or language"),
    "spelled": N_("spelled almost alike"),
    "left out": N_("one leaves a word out"),
    "renamed": N_("institute, academy or university of the same name"),
    "short": N_("one may be short for the other"),
}
#: What each reason is worth at most; the spelling of the words takes away from it.
_WORTH = {"written": 100, "words": 97, "spelled": 93, "left out": 88, "renamed": 78, "short": 75}

#: Of two words that are one in two countries' letters ("rezan", "ryazan") rapidfuzz gives at least so much.
_SPELLED = 0.75
#: Words this long may differ by one letter, wherever it stands.
_LONG = 7
#: In these trades an institute and a university of one town are often two, in others one that was raised.
_CROWDED = frozenset(("technical", "engineering", "science", "business"))
_RAISED = frozenset(("university", "institute", "academy"))
#: An abbreviation that fits more names than this fits none.
_MANY = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names that may be one partner: how alike (0 to 100) and why (of REASONS)."""

    one: str
    other: str
    score: int
    reason: str


def alike(names: Mapping[str, str | None], apart: Collection[frozenset[str]] = ()) -> tuple[Alike, ...]:
    """Pairs of `names` {name: its country, or None} that may be one partner, the likeliest first.

    Names of two known countries are never alike; pairs in `apart` were called different by a person. Three thousand
    names take about a second.
    """
    taken = [taken_apart(name, country) for name, country in names.items()]
    near = _near({word for name in taken for word in name.telling})
    found: dict[frozenset[str], Alike] = {}
    for one, other in (*_candidates(taken, near), *_abbreviated(taken), *_honoured(taken)):
        pair = frozenset((one.said, other.said))
        if len(pair) == 2 and pair not in apart and pair not in found:
            judged = _judged(one, other, near)
            if judged:
                found[pair] = judged
    return tuple(sorted(found.values(), key=lambda pair: (-pair.score, pair.one.casefold(), pair.other.casefold())))


_Near = Mapping[str, Mapping[str, float]]


def _near(words: Collection[str]) -> _Near:
    """For each telling word those that are spelled almost alike, itself among them, with a likeness up to 1."""
    near: dict[str, dict[str, float]] = {word: {word: 1.0} for word in words}
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(bones(word)[:1], []).append(word)
    for block in by_first.values():
        stems = [stem(word) for word in block]
        scores = process.cdist(stems, stems, scorer=JaroWinkler.normalized_similarity, score_cutoff=_SPELLED)
        for i, j in np.argwhere(np.triu(scores, 1)):
            one, other = block[i], block[j]
            if _one_word(one, other, float(scores[i, j])):
                near[one][other] = near[other][one] = float(scores[i, j])
    return near


def _one_word(one: str, other: str, score: float) -> bool:
    """The same consonants, at least three of them; or one slip in a long word."""
    if bones(one) == bones(other):
        return len(bones(one)) >= 3 or score == 1.0
    return min(len(one), len(other)) >= _LONG and OSA.distance(one, other, score_cutoff=1) <= 1


def _candidates(names: list[Name], near: _Near) -> Iterator[tuple[Name, Name]]:
    """Pairs that share a telling word, sought by the rarest word of each: all of them must meet in the end."""
    holders: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        for word in name.telling or ("",):
            holders.setdefault(word, []).append(place)
        for beginning in name.begun:
            holders.setdefault(beginning, [])
    common = {word: len(places) for word, places in holders.items()}
    for place, name in enumerate(names):
        if name.begun:
            continue  # found from the other side
        words = name.telling or ("",)
        rarest = min(words, key=lambda word: sum(common[other] for other in near.get(word, {word: 1.0})))
        for word in near.get(rarest, {rarest: 1.0}):
            for other in holders.get(word, ()):
                if other != place:
                    yield name, names[other]
    for name in names:
        if name.begun:
            fits = (other for other in names if len(other.telling) == len(name.telling) and other is not name)
            yield from ((name, other) for other in fits if _possible(name, other))


def _abbreviated(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Abbreviations with the names whose initials they are; one that fits many names fits none."""
    by_initials: dict[str, list[Name]] = {}
    for name in names:
        if not name.bare:
            for letters in name.initials | name.abbreviation:
                by_initials.setdefault(letters, []).append(name)
    for name in names:
        if name.bare:
            meant = {other.said: other for letters in name.abbreviation for other in by_initials.get(letters, ())}
            fits = [other for other in meant.values() if _possible(name, other)]
            if len(fits) <= _MANY:
                yield from ((name, other) for other in fits)


def _honoured(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """ "Sechenov University" with the university that bears Sechenov's name."""
    bearers: dict[str, list[Name]] = {}
    for name in names:
        for word in name.honoured:
            bearers.setdefault(stem(word), []).append(name)
    for name in names:
        if len(name.telling) == 1:
            for word in _cases(name.telling[0]):
                yield from ((name, other) for other in bearers.get(word, ()))


def _possible(one: Name, other: Name) -> bool:
    return not (one.country and other.country and one.country != other.country)


def _judged(one: Name, other: Name, near: _Near) -> Alike | None:
    """How alike two names are, and why; None where something speaks against it."""
    if not _possible(one, other):
        return None
    if key(one.said) == key(other.said):
        return Alike(one.said, other.said, _WORTH["written"], "written")
    if _stands_for(one, other) or _stands_for(other, one):
        return Alike(one.said, other.said, _WORTH["short"], "short")
    spelled, reason = _telling(one, other, near), _shared(one, other)
    if spelled is None or reason is None or (one.aside and other.aside and one.aside != other.aside):
        return None
    if reason == "words" and spelled < 1:
        reason = "spelled"
    if reason != "renamed" and one.aside != other.aside:
        reason = "left out"
    if one.begun or other.begun:
        reason = "short"
    return Alike(one.said, other.said, round(_WORTH[reason] * (0.5 + spelled / 2)), reason)


def _stands_for(short: Name, full: Name) -> bool:
    """An abbreviation of the other name, or a short name made of the person whose name the other bears."""
    if short.bare:
        return bool(short.abbreviation & (full.initials | full.abbreviation))
    kinds = short.shared["kind"] <= full.shared["kind"] and not short.shared["field"] | short.shared["which"]
    meant = {stem(word) for word in full.honoured}
    return kinds and len(short.telling) == 1 and not meant.isdisjoint(_cases(short.telling[0]))


def _cases(word: str) -> tuple[str, str]:
    """A surname, and the same after "имени": Сеченов, Сеченова."""
    return stem(word), stem(word) + "a"


def _telling(one: Name, other: Name, near: _Near) -> float | None:
    """How alike the telling words are, each with one of the other's; None where one is left over."""
    if len(one.telling) != len(other.telling):
        return None
    free, scores = list(other.telling), [1.0]
    for word in one.telling:
        fits = {their: near[word].get(their) or _beginning(word, their, one.begun | other.begun) for their in free}
        best = max(fits, key=lambda their: fits[their])
        if not fits[best]:
            return None
        scores.append(fits[best])
        free.remove(best)
    return min(scores)


def _beginning(one: str, other: str, begun: frozenset[str]) -> float:
    """Whether one word is the beginning of the other, as "Ryaz" of "Rezan", and was written as a beginning."""
    short, long = sorted((one, other), key=len)
    fits = short in begun and len(short) > 2 and bones(long).startswith(bones(short))
    return 0.9 if fits and short[:1] == long[:1] else 0.0


def _shared(one: Name, other: Name) -> str | None:
    """Whether the words that many names share let two names be one: the reason, or None."""
    mine, theirs = one.shared, other.shared
    if mine["field"] != theirs["field"] or mine["which"] != theirs["which"]:
        return None
    told = bool(mine["field"])
    reason = "words"
    if mine["rank"] != theirs["rank"]:
        if not told or not (mine["rank"] <= theirs["rank"] or theirs["rank"] <= mine["rank"]):
            return None
        reason = "left out"
    if mine["kind"] == theirs["kind"]:
        return reason if one.telling or one.shared["rank"] else None
    if not one.telling:
        return None
    if not mine["kind"] or not theirs["kind"]:
        return "left out"
    raised = told and not mine["field"] & _CROWDED and mine["kind"] | theirs["kind"] <= _RAISED
    return "renamed" if raised else None


def together(pairs: Collection[Alike]) -> tuple[tuple[str, ...], ...]:
    """The pairs as groups of names that may be one partner, the likeliest first."""
    groups: list[list[str]] = []
    for pair in pairs:
        met = [group for group in groups if pair.one in group or pair.other in group]
        merged = list(dict.fromkeys([*(name for group in met for name in group), pair.one, pair.other]))
        if met:
            groups[groups.index(met[0])] = merged
            groups = [group for group in groups if group is merged or group not in met]
        else:
            groups.append(merged)
    return tuple(map(tuple, groups))
