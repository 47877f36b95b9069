"""Who comes first, and by how much. `when` is a whole phrase of time: "in 2025/26", "on Nov 23, 2026"."""

from metrics import languages
from metrics.languages import _, ngettext, number, percent
from metrics.settings import settings

#: So many categories that share the first place are named.
NAMED = 3

#: Dimensions whose categories are somebody or some place, and can come first; of the others one is the largest group.
PLACES = ("country", "institution", "funder", "program", "unit")


def leads(name: str, dimension: str, category: str, part: float, whole: float, when: str) -> str:
    """Which category is the largest, and how large: "Visits: Ryazan … leads with 43 of 288 in 2025/26 (15%)"."""
    slots = {"name": name, "category": category, "part": number(part), "whole": number(whole), "when": when}
    if whole < settings.small_base:
        return (
            _("{name}: {category} leads with {part} of {whole} {when}", **slots)
            if dimension in PLACES
            else _("{name}: the largest group {when} is {category}, {part} of {whole}", **slots)
        )
    slots["share"] = percent(part / whole, 0)
    return (
        _("{name}: {category} leads with {part} of {whole} {when} ({share})", **slots)
        if dimension in PLACES
        else _("{name}: the largest group {when} is {category}, {part} of {whole} ({share})", **slots)
    )


def sends(country: str, part: float, whole: float, when: str) -> str:
    """The country that most foreign students come from."""
    slots = {"country": country, "part": number(part), "whole": number(whole), "when": when}
    if whole < settings.small_base:
        return _("{country} sends the most foreign students: {part} of {whole} {when}", **slots)
    share = percent(part / whole, 0)
    return _("{country} sends the most foreign students: {part} of {whole} {when} ({share})", share=share, **slots)


def sends_share(country: str, share: str, when: str) -> str:
    """What part of all foreign students the largest country sends."""
    return _("{country} sends {share} of all foreign students {when}", country=country, share=share, when=when)


def gained(name: str, category: str, difference: float, first: str, last: str) -> str:
    """Which category changed most between two years."""
    slots = {"name": name, "category": category, "n_abs": number(abs(difference)), "first": first, "last": last}
    if difference > 0:
        return _("{name}: {category} gained the most between {first} and {last}, {n_abs} more", **slots)
    return _("{name}: no gain anywhere between {first} and {last}", **slots)


def tied(name: str, categories: list[str], part: float, when: str) -> str:
    """Several categories share the first place; few are named, many counted."""
    slots = {"name": name, "part": number(part), "when": when}
    if len(categories) <= NAMED:
        return _("{name}: {categories} lead with {part} each {when}", categories=languages.listed(categories), **slots)
    return ngettext(
        "{name}: {n} leads with {part} {when}",
        "{name}: {n} share the first place with {part} each {when}",
        len(categories),
        **slots,
    )


def most(name: str, category: str, value: str, when: str) -> str:
    """The largest category of what cannot be added up."""
    return _("{name}: {category} leads with {value} {when}", name=name, category=category, value=value, when=when)


def most_known(name: str, category: str, value: str, when: str) -> str:
    """The largest category where some numbers are suppressed or not reported: nobody knows whether it leads."""
    return _(
        "{name}: {category} has the most of what is known {when}, {value}",
        name=name,
        category=category,
        when=when,
        value=value,
    )
