"""The limited process that reads: a parser may abort it, hang it or fill its memory, and the dashboard lives on.

    warm()                     start one now, so that the first upload does not wait for its imports
    ask(data, name, answers)   → Reading, from one of two processes; from many threads at once
    ask_once(…)                the same from a fork of this process: for one command of a shell

A process lives through many files. Each file gets 20 s and 1.2 GB; one that takes more, or kills the process, becomes
a refusal in one sentence, and the process is replaced. On Windows and macOS, where memory and processor time cannot be
limited so, only the 20 s hold. Talk goes over a pair of pipes, 8 bytes of length before each thing: a pickle of name
and answers, then the file's bytes as they are, for a pickle would hold them twice; and back a pickle of the reading.
"""

import atexit
import contextlib
import hashlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from metrics.errors import Kind, Problem
from metrics.settings import ROOT
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.reading import Reading

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

#: Files read at the same time; more wait for their turn.
PROCESSES = 2
#: A process that keeps so much more than when it was idle is replaced after its answer.
FAT = 400 * limits.MEGABYTE
#: For imports, on a machine with much else to do.
START_SECONDS = 120
#: What the process runs.
PROGRAM = "from metrics.spreadsheets.worker import serve; serve()"


Read = Callable[[bytes, str, Mapping[str, str]], Reading]


class Died(Exception):
    """The process ended without an answer. `slow` says that time ran out."""

    def __init__(self, slow: bool) -> None:
        super().__init__(slow)
        self.slow = slow


class Worker:
    """One process, asked by one thread at a time."""

    def __init__(self, program: str) -> None:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        # Numeric libraries would start a thread, with its own memory, for each processor; Arrow's own allocator would
        # map a gigabyte at once.
        lean = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
        environment = {**os.environ, **lean, "PYTHONPATH": os.pathsep.join(paths)}
        # Warnings of libraries are for their authors; errors are still printed.
        command = [sys.executable, "-W", "ignore", "-c", program]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        #: Everything is imported; an answer takes no longer than the file needs.
        self.ready = False

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def start(self) -> None:
        """Waits until everything is imported. Raises RuntimeError when that fails: the installation is broken."""
        if not self.ready:
            try:
                self._receive(START_SECONDS)
            except Died as cause:
                raise RuntimeError(
                    "The process that reads spreadsheets does not start; see the messages above."
                ) from cause
            self.ready = True

    def ask(self, data: bytes, name: str, answers: Mapping[str, str]) -> tuple[Reading, bool]:
        """The reading, and whether the process wants to be replaced. Raises Died."""
        self.start()
        assert self._process.stdin is not None
        try:
            _ask(self._process.stdin, data, name, answers)
        except OSError as cause:
            raise Died(slow=False) from cause
        reading, tired = self._receive(limits.SECONDS)
        return reading, tired

    def end(self) -> None:
        """Closes the pipes and waits no longer than needed."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                # What was still to be written goes nowhere now.
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()

    def _receive(self, seconds: float) -> Any:
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            assert self._process.stdout is not None
            return _receive(self._process.stdout)
        except EOFError as cause:
            raise Died(late.is_set() or self._process.wait() == -_OUT_OF_TIME) from cause
        finally:
            timer.cancel()


class Pool:
    """Up to `PROCESSES` workers, started when first needed."""

    def __init__(self, program: str = PROGRAM) -> None:
        self._program = program
        self._idle: list[Worker] = []
        self._lock = threading.Lock()
        self._turns = threading.Semaphore(PROCESSES)

    def warm(self) -> None:
        """Starts a worker unless one is there, and does not wait for it."""
        with self._lock:
            if not self._idle:
                self._idle.append(Worker(self._program))

    def ask(self, data: bytes, name: str, answers: Mapping[str, str]) -> Reading:
        with self._turns:
            worker = self._take()
            keep = False
            try:
                reading, tired = worker.ask(data, name, answers)
                keep = not tired
                return reading
            except Died as death:
                return _died(data, name, answers, death.slow)
            finally:
                if not keep:
                    worker.end()
                    worker = Worker(self._program)
                with self._lock:
                    self._idle.append(worker)

    def _take(self) -> Worker:
        """An idle worker, if possible one that has done its imports."""
        with self._lock:
            self._idle = sorted((worker for worker in self._idle if worker.alive), key=lambda worker: worker.ready)
            return self._idle.pop() if self._idle else Worker(self._program)

    def end(self) -> None:
        """Ends the idle workers; those at work end with their file."""
        with self._lock:
            while self._idle:
                self._idle.pop().end()


_pool = Pool()
atexit.register(_pool.end)

#: What the process dies of when its processor time is used up.
_OUT_OF_TIME: int = getattr(signal, "SIGXCPU", 0)


def warm() -> None:
    """Starts a process that reads. Returns at once; call it when the server starts."""
    _pool.warm()


def ask(data: bytes, name: str, answers: Mapping[str, str]) -> Reading:
    """Reads a file in one of the warm processes."""
    return _pool.ask(data, name, answers)


def ask_once(data: bytes, name: str, answers: Mapping[str, str], read: Read | None = None) -> Reading:
    """Reads one file in a fork of this process, which must have no other threads at work. Without fork: in a worker."""
    if not hasattr(os, "fork"):
        return ask(data, name, answers)
    if read is None:
        from metrics.spreadsheets.here import read_here

        read = read_here
    receiver, sender = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            os.close(receiver)
            _limit_memory()
            _limit_time()
            with os.fdopen(sender, "wb") as out:
                _send(out, read(data, name, answers))
        finally:
            os._exit(0)
    os.close(sender)
    late = threading.Event()

    def stop() -> None:
        late.set()
        os.kill(child, signal.SIGKILL)

    timer = threading.Timer(limits.SECONDS, stop)
    timer.start()
    try:
        with os.fdopen(receiver, "rb") as answer:
            reading: Reading = _receive(answer)
            return reading
    except EOFError:
        timer.cancel()
        _, status = os.waitpid(child, 0)
        child = 0
        slow = late.is_set() or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == _OUT_OF_TIME)
        return _died(data, name, answers, slow)
    finally:
        timer.cancel()
        if child:
            os.waitpid(child, 0)


def refused(data: bytes, name: str, answers: Mapping[str, str], kind: Kind, **slots: object) -> Reading:
    """A reading that says only why there is none."""
    return Reading(name, hashlib.sha256(data).hexdigest(), refused=Problem(kind, slots=slots), answers=dict(answers))


def _died(data: bytes, name: str, answers: Mapping[str, str], slow: bool) -> Reading:
    if slow:
        return refused(data, name, answers, problems.TOO_SLOW, limit=limits.SECONDS)
    return refused(data, name, answers, problems.CRASHED)


def _ask(pipe: IO[bytes], data: bytes, name: str, answers: Mapping[str, str]) -> None:
    _send(pipe, (name, dict(answers)))
    _write(pipe, data)


def _asked(pipe: IO[bytes]) -> tuple[bytes, str, dict[str, str]]:
    name, answers = _receive(pipe)
    return _read(pipe), name, answers


def _send(pipe: IO[bytes], thing: object) -> None:
    _write(pipe, pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL))


def _write(pipe: IO[bytes], packed: bytes) -> None:
    pipe.write(len(packed).to_bytes(8, "big"))
    pipe.write(packed)
    pipe.flush()


def _answer(pipe: IO[bytes], thing: object) -> None:
    """Sends it. Where whoever asked was killed meanwhile, nobody is there to be told of that either."""
    try:
        _send(pipe, thing)
    except BrokenPipeError:
        os._exit(0)


def _receive(pipe: IO[bytes]) -> Any:
    """The next thing. Raises EOFError when the other side has gone."""
    return pickle.loads(_read(pipe))


def _read(pipe: IO[bytes]) -> bytes:
    """The next bytes. Raises EOFError when the other side has gone, even in the middle of a word."""
    length = pipe.read(8)
    packed = pipe.read(int.from_bytes(length, "big")) if len(length) == 8 else b""
    if len(length) != 8 or len(packed) != int.from_bytes(length, "big"):
        raise EOFError
    return packed


def _limit_memory() -> None:
    """The limit comes on top of what is mapped already: libraries map much that they never touch."""
    if resource is not None and sys.platform == "linux":
        limit = _mapped() + limits.MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _mapped() -> int:
    """Bytes of address space that this process has mapped (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def _limit_time() -> None:
    """Processor time is counted over the whole life of a process, so each file moves the limit on."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + limits.SECONDS + 1, hard))


def serve(read: Read | None = None) -> None:
    """The process itself: answers until nobody asks any more. Whatever prints, prints to the error stream."""
    # Ctrl-C in a terminal reaches the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if read is None:
        from metrics.spreadsheets.here import read_here

        read = read_here
    # A first small table loads what is otherwise loaded when first needed, such as the names of all countries.
    read(b"Year,Country,Students\n2021,Atlantis,1\n", "first.csv", {})
    _limit_memory()
    idle = _mapped() if sys.platform == "linux" else 0
    _answer(out, "ready")
    while True:
        try:
            data, name, answers = _asked(sys.stdin.buffer)
        except EOFError:
            return
        _limit_time()
        reading = read(data, name, answers)
        _answer(out, (reading, sys.platform == "linux" and _mapped() - idle > FAT))
