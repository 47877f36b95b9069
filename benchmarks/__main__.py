"""`make bench`: every measure in turn, one table. `python -m benchmarks reading crowd` runs only those."""

import importlib
import sys

from benchmarks.ratio import HEAD

MEASURES = (
    "warm_overview",
    "first_visit",
    "slow_line",
    "change",
    "crowd",
    "sessions",
    "unseen_filter",
    "reading",
    "exports",
    "ledger",
    "families",
)


def main(names: list[str]) -> int:
    """Prints the table; 1 when a mark was missed."""
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        print(f"no such measure: {', '.join(unknown)}; there are {', '.join(MEASURES)}")
        return 2
    print(HEAD)
    missed = False
    for name in names or MEASURES:
        for line in importlib.import_module(f"benchmarks.{name}").measure():
            print(line, flush=True)
            missed |= line.kept is False
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
