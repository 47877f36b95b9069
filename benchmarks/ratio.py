"""One line of the table: what was measured, against what, and the mark that it must keep under."""

import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """`ours` and `other` are paired: the n-th of each were measured one after the other. Both in `unit`."""

    work: str
    ours: Sequence[float]
    against: str = ""
    other: Sequence[float] = field(default=())
    most: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """Median of the pairs; where nothing was measured beside it, our own median against the mark itself."""
        if self.other:
            return statistics.median(mine / theirs for mine, theirs in zip(self.ours, self.other, strict=True))
        return statistics.median(self.ours)

    @property
    def kept(self) -> bool | None:
        return None if self.most is None else self.ratio <= self.most

    def __str__(self) -> str:
        ours = f"{statistics.median(self.ours):.3f} {self.unit}"
        other = f"{self.against} {statistics.median(self.other):.3f} {self.unit}" if self.other else self.against
        ratio = f"{self.ratio:.2f}" if self.other else ""
        most = "" if self.most is None else f"≤ {self.most:g}" + ("" if self.other else f" {self.unit}")
        sign = {None: "", True: "kept", False: "MISSED"}[self.kept]
        return f"{self.work:<58} {ours:>12}  {other:<26} {ratio:>6}  {most:<10} {sign}".rstrip()


HEAD = f"{'work':<58} {'ours':>12}  {'against':<26} {'ratio':>6}  must be"


def show(measure: Callable[[], list[Line]]) -> None:
    """Run one measure and print its lines under a head: what `python -m benchmarks.<name>` does."""
    print(HEAD)
    for line in measure():
        print(line)
        sys.stdout.flush()
