"""Partners and the other names they go by: who is known, who looks like one, and what people say of it.

Every word is kept by the ledger with who and when, and can be taken back. This file only knows what a word about
several names at once means: `unite` them under the one that is shown, or `tell_apart`.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from metrics.board.source import Board
from metrics.institutions import Alike, agreed, alike, countries_of, together
from metrics.ledger import Ledger, Word
from metrics.subjects import Tables


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner as the board shows it, with its country where rows name one, and the words that gave it names."""

    name: str
    country: str | None
    others: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """Names that look like one partner, with how many rows name each, and the pairs that say why.

    The first name is the likeliest to be shown.
    """

    names: tuple[str, ...]
    rows: tuple[int, ...]
    pairs: tuple[Alike, ...]


def partners(board: Board, ledger: Ledger) -> tuple[Partner, ...]:
    """Every partner of the board in alphabetical order, with its other names, the newest first."""
    told, names = countries_of(board.tables), ledger.names()
    called: dict[str, list[Word]] = {}
    for word in ledger.words():
        if word.means:
            called.setdefault(names[word.names[0]], []).append(word)
    every = sorted({*told, *called}, key=str.casefold)
    return tuple(Partner(name, told.get(name), tuple(called.get(name, ()))) for name in every)


def different(ledger: Ledger) -> tuple[Word, ...]:
    """What was said to be different partners, the newest first."""
    return tuple(word for word in ledger.words() if not word.means)


def likely(board: Board, ledger: Ledger) -> tuple[Likely, ...]:
    """What a person should look at: groups of names of the board that may be one partner, the likeliest first."""
    return _groups(board, alike(countries_of(board.tables), _apart(ledger)))


def likely_new(board: Board, ledger: Ledger, new: Tables) -> tuple[Likely, ...]:
    """The same for tables that are about to be kept: each group holds a name that the board lacks."""
    known, coming = countries_of(board.tables), countries_of(agreed(new, ledger.names()))
    unknown = {name: country for name, country in coming.items() if name not in known}
    pairs = alike({**known, **unknown}, _apart(ledger))
    return _groups(board, [pair for pair in pairs if pair.one in unknown or pair.other in unknown])


def unknown(board: Board, ledger: Ledger, new: Tables) -> tuple[str, ...]:
    """Names in tables that are about to be kept that no sheet has named before, in alphabetical order."""
    coming = countries_of(agreed(new, ledger.names()))
    return tuple(sorted(coming.keys() - countries_of(board.tables).keys(), key=str.casefold))


def unite(ledger: Ledger, names: Collection[str], shown: str, who: str) -> None:
    """From now on `names` are one partner, shown as `shown`. Raises HamkorError as `Ledger.call` does."""
    known = ledger.names()
    if shown in known:
        ledger.call(shown, shown, who)
    for name in names:
        if name != shown:
            ledger.call(name, shown, who)


def tell_apart(ledger: Ledger, names: Collection[str], who: str, others: Collection[str] = ()) -> None:
    """From now on each of `names` is another partner than each of `others`, or than each other where there are none."""
    pairs = ((one, other) for one in names for other in others) if others else combinations(names, 2)
    for one, other in pairs:
        ledger.differ(one, other, who)


def take_back(ledger: Ledger, word: Word, who: str) -> None:
    """What was said of these names is said no more."""
    if word.means:
        ledger.call(word.names[0], word.names[0], who)
    else:
        one, other = word.names
        ledger.differ(one, other, who, differ=False)


def _apart(ledger: Ledger) -> set[frozenset[str]]:
    names = ledger.names()
    return {frozenset(names.get(name, name) for name in word.names) for word in different(ledger)}


def _groups(board: Board, pairs: Collection[Alike]) -> tuple[Likely, ...]:
    """The pairs as groups. A name is the likelier to be shown, the more agreements bear it, then rows of any kind.

    Of equals the one that every reader can read comes first, then the longer one.
    """
    signed, every, found = _rows(board, ("agreements",)), _rows(board, board.tables), list[Likely]()
    for group in together(pairs):
        ordered = sorted(group, key=lambda name: (-signed[name], -every[name], not name.isascii(), -len(name), name))
        inside = tuple(pair for pair in pairs if pair.one in group)
        found.append(Likely(tuple(ordered), tuple(every[name] for name in ordered), inside))
    return tuple(found)


def _rows(board: Board, subjects: Iterable[str]) -> Counter[str]:
    """How many rows of these subjects name each institution."""
    counts: Counter[str] = Counter()
    for rows in (board.tables[subject] for subject in subjects):
        if "institution" in rows:
            counts.update({str(name): int(count) for name, count in rows["institution"].value_counts().items()})
    return counts
