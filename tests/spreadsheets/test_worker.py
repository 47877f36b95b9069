"""The process that reads may die; whoever asks only ever gets a reading."""

import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from metrics.spreadsheets import limits, problems, worker
from metrics.spreadsheets.worker import Pool, ask_once
from tests.spreadsheets import dangerous

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory and processor time are limited on Linux only")
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(dangerous.PROGRAM)
    yield made
    made.end()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 1)


def test_one_process_reads_many_files(pool: Pool) -> None:
    """The process is kept, so that its imports are paid once; name and answers arrive as they were given."""
    first, second = (pool.ask(b"", "=1+1.xlsx", {"year": "2021"}) for _ in range(2))
    assert first == second and first.sha256 != str(os.getpid())
    assert first.file == "=1+1.xlsx" and first.answers == {"year": "2021"}


def test_the_file_is_held_once(pool: Pool) -> None:
    """Whoever asks keeps the upload in memory, and no second copy of it on the way to the process."""
    pool.ask(b"", "first.xlsx", {})
    data = bytes(8 * limits.MEGABYTE)
    tracemalloc.start()
    try:
        assert pool.ask(data, "large.xlsx", {}).refused is None
        assert tracemalloc.get_traced_memory()[1] < limits.MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_parser_that_aborts(pool: Pool) -> None:
    """A file that kills the process is refused in one sentence, and the next file is read by another process."""
    before = pool.ask(b"", "good.xlsx", {})
    dead = pool.ask(b"abort", "bad.xlsx", {})
    after = pool.ask(b"", "good.xlsx", {})
    assert dead.refused is not None and dead.refused.kind == problems.CRASHED and dead.file == "bad.xlsx"
    assert after.refused is None and after.sha256 != before.sha256


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("data", [b"sleep", b"spin"])
def test_a_parser_that_never_ends(pool: Pool, data: bytes) -> None:
    """A file that takes too long is stopped, whether it waits or computes."""
    slow = pool.ask(data, "slow.xlsx", {})
    assert slow.refused is not None and slow.refused.kind == problems.TOO_SLOW
    assert "1 seconds" in slow.refused.message


@linux
def test_a_file_that_needs_all_memory(pool: Pool) -> None:
    """More memory than the limit is not given; the parent never feels it."""
    assert _ended(pool, b"burst")


@linux
def test_a_process_grown_fat_is_replaced(pool: Pool) -> None:
    """A reading that took much memory is given, and then its process goes."""
    before = pool.ask(b"", "good.xlsx", {})
    assert pool.ask(b"swell", "fat.xlsx", {}).sha256 == before.sha256
    assert pool.ask(b"", "good.xlsx", {}).sha256 != before.sha256


def test_prints_do_not_disturb(pool: Pool) -> None:
    """What a library prints does not get between the answers."""
    assert pool.ask(b"print", "good.xlsx", {}).refused is None


def test_a_process_that_died_in_between(pool: Pool) -> None:
    """When an idle process was killed from outside, no file is blamed for it."""
    pid = int(pool.ask(b"", "good.xlsx", {}).sha256)
    os.kill(pid, signal.SIGTERM)
    for taken in pool._idle:
        taken._process.wait()
    assert pool.ask(b"", "good.xlsx", {}).refused is None


def test_many_at_once(pool: Pool) -> None:
    """Each of many threads gets the reading of its own file, from two processes at most, whatever happens beside it."""
    names = [f"{at}.xlsx" for at in range(24)]
    with ThreadPoolExecutor(8) as threads:
        readings = list(threads.map(lambda name: pool.ask(b"abort" if name == "7.xlsx" else b"", name, {}), names))
    assert [reading.file for reading in readings] == names
    assert [reading.file for reading in readings if reading.refused] == ["7.xlsx"]
    assert len(pool._idle) <= worker.PROCESSES


def test_a_process_that_cannot_start() -> None:
    """A broken installation is no fault of the file: it is an error, not a refusal."""
    with pytest.raises(RuntimeError, match="does not start"):
        Pool("raise SystemExit(1)").ask(b"", "good.xlsx", {})


@forks
@pytest.mark.usefixtures("hurried")
def test_one_file_for_a_command() -> None:
    """A command forks instead of keeping a process, and is as safe."""
    assert ask_once(b"", "a.xlsx", {"year": "2021"}, dangerous.read).answers == {"year": "2021"}
    assert ask_once(b"", "a.xlsx", {}, dangerous.read).sha256 != str(os.getpid())
    for data, kind in [(b"abort", problems.CRASHED), (b"sleep", problems.TOO_SLOW)]:
        reading = ask_once(data, "a.xlsx", {}, dangerous.read)
        assert reading.refused is not None and reading.refused.kind == kind


def test_the_process_ends_with_its_parent() -> None:
    """When whoever asks has gone, nothing is left running."""
    child = subprocess.Popen([sys.executable, "-c", dangerous.PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None and child.stdout is not None
    assert child.stdout.read(8)  # it is ready
    child.stdin.close()
    assert child.wait(timeout=30) == 0
    child.stdout.close()


def _ended(pool: Pool, data: bytes) -> bool:
    """MemoryError is an answer of the process in production; here it ends it."""
    reading = pool.ask(data, "a.xlsx", {})
    return reading.refused is not None and reading.refused.kind == problems.CRASHED


def test_whoever_asked_is_gone() -> None:
    """A program killed while a file of its own is read leaves no trace on the screen."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", dangerous.PROGRAM], stdin=pipe, stdout=pipe, stderr=pipe) as asked:
        assert asked.stdin and asked.stdout and asked.stderr
        assert worker._receive(asked.stdout) == "ready"
        asked.stdout.close()
        worker._ask(asked.stdin, b"", "good.xlsx", {})
        assert asked.stderr.read() == b""
        assert asked.wait() == 0
