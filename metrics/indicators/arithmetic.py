"""Arithmetic of indicators: per cent, ratio, and how a whole is spread over its parts.

Values come as {part: amount}. People under "other countries", stateless, or without a country belong to the whole but
are no country: how they are spread is not known, so the index lies between two bounds. The value given is the cautious
one, in which they all stand as one part.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log

from metrics.countries import OTHERS

Parts = Mapping[str | None, float]


def per_cent(top: float, bottom: float) -> float | None:
    """Top as per cent of bottom; not applicable (None) where the bottom is zero."""
    return top / bottom * 100 if bottom else None


def ratio(top: float, bottom: float) -> float | None:
    """Top for each one of bottom; not applicable where the bottom is zero."""
    return top / bottom if bottom else None


def breadth(countries: float, partners: float) -> float | None:
    """L / ln P; not applicable for one partner (ln 1 = 0) or none. https://support.qs.com/hc/en-gb/articles/360021865579

    >>> round(breadth(4, 10), 3), breadth(1, 1)
    (1.737, None)
    """
    return countries / log(partners) if partners > 1 else None


@dataclass(frozen=True, slots=True)
class Spread:
    """What is told of one group, and between which bounds it lies. None: there is nobody to tell of."""

    value: float | None
    low: float | None = None
    high: float | None = None


def named(parts: Parts) -> dict[str, float]:
    """Parts that are a name of their own and not empty.

    >>> named({"IND": 6, "XOT": 3, None: 1, "PAK": 0})
    {'IND': 6}
    """
    return {part: value for part, value in parts.items() if part and part not in OTHERS and value > 0}


def number_of(parts: Parts) -> Spread:
    """How many parts are there, at least.

    >>> number_of({"IND": 6, "PAK": 2, "XOT": 3}).value
    2
    """
    return Spread(len(named(parts)))


def top_share(k: int) -> Callable[[Parts], Spread]:
    """Per cent of the whole in its `k` largest named parts.

    >>> top_share(1)({"IND": 6, "PAK": 2, "XOT": 2}).value
    60.0
    """

    def share(parts: Parts) -> Spread:
        largest = sorted(named(parts).values(), reverse=True)[:k]
        return Spread(sum(largest) / sum(parts.values()) * 100 if largest else None)

    return share


def concentration(parts: Parts) -> Spread:
    """Herfindahl–Hirschman index Σ p², 0 to 1 (one part has it all).

    Low: the others split to dust. High, and the value: the others are one part.
    https://preview-www.nature.com/articles/s41599-021-00927-2/tables/1

    >>> concentration({"IND": 6, "PAK": 2, "XOT": 2})
    Spread(value=0.44, low=0.4, high=0.44)
    """
    squares = [value**2 for value in named(parts).values()]
    whole = sum(parts.values())
    if not squares:
        return Spread(None)
    others = whole - sum(named(parts).values())
    low, high = (round(part / whole**2, 12) for part in (sum(squares), sum(squares) + others**2))
    return Spread(high, low, high)


def effective_number(parts: Parts) -> Spread:
    """1 / Σ p²: "our 12 countries behave like 3.3 equal ones". https://id3es.com/math/diversity-indices

    >>> effective_number({"IND": 5, "PAK": 5}).value
    2.0
    """
    index = concentration(parts)
    if not index.value or not index.low or not index.high:
        return Spread(None)
    return Spread(1 / index.high, 1 / index.high, 1 / index.low)
