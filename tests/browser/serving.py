"""The real dashboard, started as a person starts it, on a free port and with a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, its data folder, its process and the file it logs to."""

    url: str
    data: Path
    pid: int
    log: Path


@contextmanager
def serving(
    data: Path, app: Path = ROOT / "dashboard.py", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Serve `app` with `data` as its data folder until the block ends. Raises RuntimeError with the log if it dies.

    Streamlit takes its settings from `cwd`: another folder means its defaults.
    """
    port, log = free_port(), data.with_suffix(".log")
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"]
    options = ["--server.headless=true", "--server.fileWatcherType=none"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options],
            cwd=cwd,
            env={**os.environ, "HAMKOR_DATA": str(data), "PYTHONPATH": str(ROOT), **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        served = Served(f"http://127.0.0.1:{port}", data, process.pid, log)
        _wait(served, process)
        yield served
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(served: Served, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}:\n{served.log.read_text()}")
        try:
            with urllib.request.urlopen(f"{served.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer in {PATIENCE:.0f} s:\n{served.log.read_text()}")
