"""From bytes to typed rows that know their cells, beside calamine alone and beside pandas; time and memory.

A large workbook of 100,000 rows and 8 columns, made here; and the sheets of other publishers where they lie beside
the checkout, else our own examples: each read by a fresh process, beside one that imports pandas and parses that file.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks.ratio import Line, show
from metrics.spreadsheets.here import read_here

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT.parent / "shared" / "cases"
ROWS, TURNS = 100_000, 5
HEAD = ("Year", "Unit", "Country", "Program", "Level", "Basis", "Sex", "Students")
COUNTRIES = ("India", "Pakistan", "Kazakhstan", "Russia", "Egypt", "Tajikistan", "Türkiye", "Germany", "Japan", "China")
LEVELS = ("Bachelor", "Master", "Residency", "Doctoral")
#: What somebody would write who only wants the cells.
PANDAS = (
    "import sys, pandas as pd\nfile = sys.argv[1]\n"
    "if file.endswith(('.csv', '.tsv')): pd.read_csv(file, header=None, dtype=str, sep=None, engine='python', "
    "on_bad_lines='skip', encoding_errors='replace')\n"
    "else: pd.read_excel(file, sheet_name=None, header=None, engine='calamine')\n"
)

#: A process inherits the peak memory of the one that it was forked from, so a small one stands between.
METER = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
)


def workbook(rows: int = ROWS) -> bytes:
    """Foreign students, one row a fact, none of them twice."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Students")
    sheet.append(HEAD)
    for row in range(rows):
        year, rest = 2016 + row % 10, row // 10
        country, rest = COUNTRIES[rest % len(COUNTRIES)], rest // len(COUNTRIES)
        level, rest = LEVELS[rest % len(LEVELS)], rest // len(LEVELS)
        sex, rest = ("Women", "Men")[rest % 2], rest // 2
        sheet.append((year, "University", country, f"Program {rest:03}", level, "Contract", sex, row % 97 + 1))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def measure() -> list[Line]:
    data = workbook()
    return [*_large(data), *_processes(data)]


def _large(data: bytes) -> list[Line]:
    """The large workbook, read as the warm process reads it; seconds of CPU, so that other work does not count."""
    read_here(workbook(10), "small.xlsx", {})
    ours, alone = [], []
    for _ in range(TURNS):
        ours.append(_seconds(lambda: _kept(data)))
        alone.append(_seconds(lambda: CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()))
    slow = _seconds(lambda: pd.read_excel(BytesIO(data), engine="openpyxl"))
    name = f"reading {ROWS:,} × {len(HEAD)} .xlsx to typed rows, CPU"
    return [
        Line(name, ours, "calamine", alone, most=4),
        Line(name, ours[-1:], "pandas+openpyxl", [slow], most=round(1 / 3, 3)),
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _kept(data: bytes) -> None:
    reading = read_here(data, "students.xlsx", {})
    kept = sum(len(table.rows) for table in reading.tables if table.subject == "students")
    if kept != ROWS:
        raise RuntimeError(f"{kept} of {ROWS} rows were read: {reading.refused or reading.problems[:3]}")


def _processes(data: bytes) -> list[Line]:
    """Fresh processes, by their CPU time and peak memory: those of everybody's own measure, whatever else runs."""
    files = [file for file in sorted(CASES.glob("*/*")) if file.suffix in (".xlsx", ".xls", ".csv")]
    files = files or sorted((ROOT / "data" / "examples").glob("*.xlsx"))
    pairs = [(_run(_ours(file)), _run(_pandas(file))) for file in files]
    seconds = [(mine[0], theirs[0]) for mine, theirs in pairs]
    name = f"a fresh process reads a file (median of {len(files)}), CPU"
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "students.xlsx"
        large.write_bytes(data)
        mine, theirs = _run(_ours(large)), _run(_pandas(large))
    memory = [*pairs, (mine, theirs)]
    worst = max(memory, key=lambda pair: pair[0][1] / pair[1][1])
    return [
        Line(name, [a for a, _ in seconds], "pandas+calamine", [b for _, b in seconds], most=3),
        Line(f"peak memory reading {ROWS:,} rows", [mine[1]], "pandas+calamine", [theirs[1]], most=2, unit="MB"),
        Line("peak memory, worst of those files", [worst[0][1]], "pandas+calamine", [worst[1][1]], most=2, unit="MB"),
    ]


def _ours(file: Path) -> list[str]:
    return [sys.executable, "-m", "metrics", "read", str(file), "--json"]


def _pandas(file: Path) -> list[str]:
    return [sys.executable, "-c", PANDAS, str(file)]


def _run(command: Sequence[str]) -> tuple[float, float]:
    """(seconds of CPU, peak megabytes) of a process and those that it starts; the least CPU of two runs."""
    found = []
    for _ in range(2):
        told = subprocess.run([sys.executable, "-c", METER, *command], cwd=ROOT, capture_output=True, check=True)
        seconds, megabytes = map(float, told.stdout.split())
        found.append((seconds, megabytes))
    return min(seconds for seconds, _ in found), statistics.median(megabytes for _, megabytes in found)


if __name__ == "__main__":
    show(measure)
