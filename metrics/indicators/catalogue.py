"""All indicators, in the order in which a person would look for them."""

from collections.abc import Mapping

from metrics.indicators import agreements, outgoing, programs, projects, students, visitors
from metrics.indicators.indicator import Indicator


def named(*families: tuple[Indicator, ...]) -> Mapping[str, Indicator]:
    """Indicators by key. Raises ValueError where two have the same one."""
    found: dict[str, Indicator] = {}
    for indicator in (indicator for family in families for indicator in family):
        if indicator.key in found:
            raise ValueError(f"two indicators have the key {indicator.key!r}; give one of them another")
        found[indicator.key] = indicator
    return found


CATALOGUE = named(
    students.INDICATORS,
    visitors.INDICATORS,
    outgoing.INDICATORS,
    programs.INDICATORS,
    projects.INDICATORS,
    agreements.INDICATORS,
)
