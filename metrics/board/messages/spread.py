"""Over how many countries something is spread, and how evenly. `when` is a whole phrase of time: "in 2025/26"."""

from metrics.languages import _, ngettext, number


def at_least(n: int, whole: bool) -> str:
    """The number, or that it is a lower bound: in the same words wherever a sentence says it."""
    return number(n) if whole else _("at least {value}", value=number(n))


def origins(n: int, when: str, all_named: bool = True) -> str:
    """From how many countries the foreign students come; at least so many where some have no country of their own."""
    return ngettext(
        "Foreign students come from {n} country {when}",
        "Foreign students come from {n} countries {when}",
        n,
        n=at_least(n, all_named),
        when=when,
    )


def places(name: str, n: int, when: str) -> str:
    """How many countries something is spread over: "Foreign students: 31 countries in 2025/26"."""
    return ngettext("{name}: {n} country {when}", "{name}: {n} countries {when}", n, name=name, when=when)


def effective(n: int, like: float, when: str, all_named: bool = True) -> str:
    """Concentration in words: "Foreign students come from 31 countries in 2025/26, a mix like that of 4 equal ones"."""
    return ngettext(
        "All foreign students come from {n} country {when}",
        "Foreign students come from {n} countries {when}, a mix like that of {like} equally large ones",
        n,
        n=at_least(n, all_named),
        like=number(like),
        when=when,
    )


def taught_at(unit: str, share: str, when: str) -> str:
    """The share of the university's foreign students that one unit teaches."""
    return _("{unit} teaches {share} of all foreign students {when}", unit=unit, share=share, when=when)
