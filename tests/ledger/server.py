"""A PostgreSQL server for tests and measures, from the system's own packages: on loopback, in a folder of its own.

    with server() as url: …        "postgresql+psycopg://…", a database that holds nothing yet

It asks for a password like a real one, and is stopped and deleted at the end.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoServer(Exception):
    """None can be had here; the text says why."""


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`. Raises NoServer where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[4]), reverse=True)
    for initdb in [*newest, *([Path(found).resolve()] if found else [])]:
        if initdb.with_name("pg_ctl").exists():
            return initdb.parent
    raise NoServer("PostgreSQL is not installed: apt-get install postgresql")


@contextmanager
def server(port: int | None = None) -> Iterator[str]:
    """The address of a running server. Raises NoServer where none can be had."""
    bin, run_as = programs(), _somebody()
    folder = Path(tempfile.mkdtemp(prefix="hamkor-postgresql-"))
    password, port = secrets.token_hex(8), port or _free_port()
    (folder / "password").write_text(password)
    if run_as:
        for path in (folder, folder / "password"):
            shutil.chown(path, "postgres")
    data, log = folder / "data", folder / "log"
    settings = (
        f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c max_connections=100"
    )
    try:
        made = ["-U", "hamkor", "-A", "scram-sha-256", f"--pwfile={folder / 'password'}", "-E", "UTF8", "--no-locale"]
        _run([*run_as, bin / "initdb", "-D", data, *made, "--no-sync", "--data-checksums"], folder)
        _run([*run_as, bin / "pg_ctl", "-D", data, "-l", log, "-o", settings, "-w", "start"], folder)
        try:
            yield f"postgresql+psycopg://hamkor:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run([*run_as, bin / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody() -> list[str | Path]:
    """How to run as somebody who is not root, which PostgreSQL refuses."""
    if os.geteuid():
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise NoServer("root may not run PostgreSQL, and there is no user named postgres") from None
    return ["runuser", "-u", "postgres", "--"]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _run(command: list[str | Path], folder: Path) -> None:
    # pg_ctl's child would hold a pipe open for as long as it runs: what is said goes to a file.
    with (folder / "said").open("w+") as out:
        done = subprocess.run(command, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=False)
        out.seek(0)
        if done.returncode:
            log = folder / "log"
            raise NoServer(f"{command}: {out.read()}{log.read_text() if log.exists() else ''}")
