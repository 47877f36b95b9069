"""Thousands of drawn sheets, family by family: how many are read right, asked or told of, and wrong in silence.

A share of the sheets drawn, not a time; so it stands beside no other program but under marks of its own.
"""

import sys
from collections import Counter

from benchmarks.ratio import Line, show
from tests.spreadsheets.families import draw, judge

SHEETS = 2400
#: Shares in per cent: sheets that are neither right nor asked about; wrong in silence; asked about what they do say.
MOST_TOLD, MOST_SILENT, MOST_ASKED = 2.0, 0.0, 20.0
OUTCOMES = ("right", "asked", "unsaid", "told", "partly", "silent")


def measure(sheets: int = SHEETS) -> list[Line]:
    """One line of counts for each family on stderr, three marks for all."""
    found: dict[str, Counter[str]] = {}
    for seed in range(sheets):
        drawn = draw(seed)
        found.setdefault(drawn.family, Counter())[judge(drawn).outcome] += 1
    for family, counts in sorted(found.items()):
        said = ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES)
        print(f"  {family:<26} {counts.total():>5}: {said}", file=sys.stderr)
    whole = sum(found.values(), Counter())

    def share(*outcomes: str) -> list[float]:
        return [100 * sum(whole[outcome] for outcome in outcomes) / whole.total()]

    name = f"{sheets:,} drawn sheets"
    return [
        Line(f"{name}: wrong in silence", share("silent"), most=MOST_SILENT, unit="%"),
        Line(f"{name}: neither right nor asked about", share("silent", "partly", "told"), most=MOST_TOLD, unit="%"),
        Line(f"{name}: asked about what they say", share("asked"), most=MOST_ASKED, unit="%"),
        Line(f"{name}: asked about what they do not say", share("unsaid"), unit="%"),
    ]


if __name__ == "__main__":
    show(measure)
