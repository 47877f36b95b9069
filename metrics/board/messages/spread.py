"""Over how many countries something is spread, and how evenly."""

from metrics.languages import _, ngettext, number


def origins(n: int, when: str, all_named: bool = True) -> str:
    """From how many countries the foreign students come; at least so many where some have no country of their own."""
    many = number(n) if all_named else _("at least {value}", value=number(n))
    return ngettext(
        "Foreign students come from {n} country in {when}",
        "Foreign students come from {n} countries in {when}",
        n,
        **{"n": many, "when": when},
    )


def places(name: str, n: int, when: str) -> str:
    """How many countries something is spread over: "Foreign students: 31 countries in 2025/26"."""
    return ngettext("{name}: {n} country in {when}", "{name}: {n} countries in {when}", n, name=name, when=when)


def effective(n: int, like: float, when: str) -> str:
    """Concentration in words: "31 countries of origin weigh as much as 4.2 of equal size in 2025/26"."""
    return ngettext(
        "All foreign students come from {n} country in {when}",
        "{n} countries of origin weigh as much as {like} of equal size in {when}",
        n,
        like=number(like, 1),
        when=when,
    )


def taught_at(unit: str, share: str, when: str) -> str:
    """The share of the university's foreign students that one unit teaches."""
    return _("{unit} teaches {share} of all foreign students in {when}", unit=unit, share=share, when=when)
