"""The real import killed at any moment, and what must be true of the ledger afterwards.

    killing = Killing(url, folder, random.Random(1))
    killing.once()          starts `python -m metrics load`, kills it (SIGKILL), looks; raises AssertionError
    killing.told            how many were acknowledged, how many were kept without anybody having been told

Most of the time of a new Python goes by before the first byte is read: one import in twenty is started so, the others
are forked from a process that has imported everything, and do what the command does from there.
"""

import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from metrics import cli
from metrics.ledger import Ledger
from metrics.settings import ROOT, settings

#: Files that are loaded until the kill.
FILES = 4
_COMMAND = ("load", "--mode", "add", "--who", "test")
_FORKED = multiprocessing.get_context("forkserver")
_FORKED.set_forkserver_preload(["tests.ledger.kills", "metrics.ledger", "metrics.spreadsheets", "metrics.cli.load"])
_COUNTRIES = ("India", "Pakistan", "Russia", "Kazakhstan", "Turkey", "China", "Egypt", "Jordan")


class Killing:
    """One ledger, and imports into it that are killed one after the other."""

    def __init__(self, url: str, folder: Path, chance: random.Random) -> None:
        self.url, self.folder, self.chance = url, folder, chance
        #: Bytes of every file that was ever sent, by name; and names of those that were acknowledged.
        self.sent: dict[str, bytes] = {}
        self.acknowledged: dict[str, int] = {}
        self.told = Counter[str]()
        self._times = 0
        self._ledger: Ledger | None = None

    def once(self) -> None:
        """An import of new files, killed at random: before the first is kept, or soon after one of them was."""
        self._times += 1
        files = [str(self._file()) for _ in range(FILES)]
        out, into = os.pipe()
        start = _begun_anew if self._times % 20 == 1 else _forked
        program = start(self.url, self.folder, files, into)
        os.close(into)
        heard = [threading.Event() for _ in range(FILES + 1)]
        heard[0].set()
        lines: list[str] = []
        listener = threading.Thread(target=_listen, args=(out, lines, heard))
        listener.start()
        heard[self.chance.randrange(FILES)].wait(120)
        time.sleep(self.chance.uniform(0, 0.3))
        self.told["still running"] += _is_alive(program)
        program.kill()
        (program.wait if isinstance(program, subprocess.Popen) else program.join)()
        listener.join()
        self.told["times"] += 1
        self._note(lines)
        self.look()

    def look(self) -> None:
        """Everything acknowledged is there; everything there is whole, is there once, and was sent."""
        self._ledger = self._ledger or Ledger(self.url)
        history = self._ledger.history()
        names = [upload.file for upload in history]
        assert len(set(names)) == len(names), "an upload is there twice"
        missing = set(self.acknowledged) - set(names)
        assert not missing, f"acknowledged and lost: {missing}"
        assert [upload.number for upload in history] == list(range(len(history), 0, -1)), "a number is missing"
        for upload in history[: len(history) - self.told["kept"]]:  # those that came since the last look
            assert self._ledger.original(upload.number) == (upload.file, self.sent[upload.file])
            rows = self._ledger.tables(upload.number)["students"]
            assert len(rows) == len(_COUNTRIES) == sum(scope.rows for scope in upload.scopes)
            assert self.acknowledged.get(upload.file, upload.number) == upload.number
        assert len(self._ledger.current()["students"]) == len(_COUNTRIES) * len(history)
        self.told["kept"] = len(history)
        self.told["acknowledged"] = len(self.acknowledged)

    def close(self) -> None:
        """One more look, at every byte."""
        assert self._ledger
        self.told["kept"] = 0
        self.look()
        assert self._ledger.verify() == ()
        self._ledger.close()

    def _file(self) -> Path:
        number = len(self.sent) + 1
        rows = [f"{country},{2000 + number % 25},{number + place}" for place, country in enumerate(_COUNTRIES)]
        file = self.folder / f"{number}.csv"
        file.write_text("\n".join(["country,year,students", *rows]) + "\n", encoding="utf-8")
        self.sent[file.name] = file.read_bytes()
        return file

    def _note(self, lines: list[str]) -> None:
        for line in lines:
            if not line.endswith("\n"):
                continue  # killed in the middle of the line: nobody was told
            assert "Traceback" not in line, "".join(lines)
            words = line.split()
            if words[0] == "Upload":  # other lines point out what is surprising about the numbers
                self.acknowledged[words[2].rstrip(",")] = int(words[1].rstrip(":"))


def _begun_anew(url: str, folder: Path, files: list[str], into: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "metrics", *_COMMAND, *files],
        cwd=ROOT,
        env=os.environ | {"HAMKOR_LEDGER": url, "HAMKOR_DATA": str(folder)},
        stdout=into,
        stderr=into,
    )


def _forked(url: str, folder: Path, files: list[str], into: int) -> "multiprocessing.context.ForkServerProcess":
    program = _FORKED.Process(target=_load, args=(url, files, _Pipe(into)), daemon=True)
    program.start()
    return program


def _load(url: str, files: list[str], into: "_Pipe") -> None:
    """What the command does, in a process that has imported everything."""
    os.dup2(into.end, 1)
    os.dup2(into.end, 2)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    object.__setattr__(settings, "ledger", url)
    for file in files:
        cli.main([*_COMMAND, file])


class _Pipe:
    """One end of a pipe, on its way to another process."""

    def __init__(self, end: int) -> None:
        self.end = end

    def __reduce__(self) -> object:
        from multiprocessing.reduction import DupFd

        return _arrived, (DupFd(self.end),)


def _arrived(end: object) -> _Pipe:
    return _Pipe(end.detach())  # type: ignore[attr-defined]


def _is_alive(program: object) -> bool:
    return program.poll() is None if isinstance(program, subprocess.Popen) else program.is_alive()  # type: ignore[attr-defined]


def _listen(out: int, lines: list[str], heard: list[threading.Event]) -> None:
    with open(out, encoding="utf-8") as said:
        for line in said:
            lines.append(line)
            if len(lines) < len(heard):
                heard[len(lines)].set()
    for event in heard:
        event.set()
