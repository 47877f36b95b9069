"""How many targets are met."""

from collections.abc import Sequence

from metrics.languages import _, ngettext, number


def against_target(reached: Sequence[bool]) -> str:
    """How many targets are met."""
    met, n = sum(reached), len(reached)
    if n == 1:
        return _("The target is met") if met else _("The target is not met yet")
    if not met:
        return ngettext("Of {n} target none is met yet", "Of {n} targets none is met yet", n)
    if met == n:
        return ngettext("{n} target is met", "All {n} targets are met", n)
    return ngettext("{met} of {n} target is met", "{met} of {n} targets are met", n, met=number(met))
