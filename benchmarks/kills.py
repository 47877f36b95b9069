"""The real import killed 200 times (kill -9) over SQLite and 200 times over PostgreSQL: what was lost, what was double.

No measure of speed, but too long for every test run: `python -m benchmarks.kills`, or
`python -m benchmarks.kills sqlite 50`; the tests do a few of the same.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.ratio import Line, show
from tests.ledger.kills import Killing
from tests.ledger.server import server

TIMES = 200


def measure(times: int = TIMES, stores: tuple[str, ...] = ("sqlite", "postgresql")) -> list[Line]:
    lines = []
    for store in stores:
        with tempfile.TemporaryDirectory() as folder, _address(store, Path(folder)) as url:
            killing = Killing(url, Path(folder), random.Random())
            for _time in range(times):
                killing.once()  # raises where anything is lost, half there or double
                print(f"{store}: {dict(killing.told)}", file=sys.stderr, flush=True)
            killing.close()
            running, kept, told = (killing.told[word] for word in ("still running", "kept", "acknowledged"))
            work = f"{store}: {times} kills, {running} in the midst; {told} acknowledged, {kept} kept; lost or double"
            lines.append(Line(work, [0], most=0, unit=""))
    return lines


@contextmanager
def _address(store: str, folder: Path) -> Iterator[str]:
    if store == "sqlite":
        yield f"sqlite:///{folder / 'hamkor.sqlite'}"
    else:
        with server() as url:
            yield url


if __name__ == "__main__":
    show(
        lambda: measure(
            int(sys.argv[2]) if len(sys.argv) > 2 else TIMES, tuple(sys.argv[1:2]) or ("sqlite", "postgresql")
        )
    )
