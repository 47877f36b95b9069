"""The council's report, warm: twelve charts as slides, workbook, page and PDF; and what the board feels meanwhile.

Times are of the processor, so that a busy machine does not count as slow work; a PDF's are those of the browser too.
"""

import os
import time
from collections.abc import Callable

from benchmarks.ratio import Line, show
from metrics.board.cards import draw
from metrics.board.choices import Choices
from metrics.board.source import Board, examples
from metrics.charts import Chart, figure
from metrics.exports import aside, chrome, saved
from metrics.exports.formats import FORMATS
from metrics.exports.paper import Paper
from metrics.exports.report import build
from metrics.languages import speaking

TURNS = 5
#: Seconds that each may take; the page also megabytes.
MARKS = {"pptx": 1.0, "xlsx": 0.6, "html": 1.0, "pdf": 3.0}
MEGABYTES = 6


def measure() -> list[Line]:
    with speaking("ru"):
        paper = build(saved.COUNCIL, examples())
        lines = [_made(key, paper) for key in MARKS if not FORMATS[key].drawn or chrome.find()]
        size = len(FORMATS["html"].make(paper)) / 1e6
        lines.append(Line("the page's size", [size], most=MEGABYTES, unit="MB"))
        lines.append(_meanwhile(paper))
    return lines


def _made(key: str, paper: Paper) -> Line:
    """The median of some turns, after one that warms up."""
    FORMATS[key].make(paper)
    work = f"{len(paper.charts)} charts as .{key}"
    return Line(work, [_spent(lambda: FORMATS[key].make(paper)) for _ in range(TURNS)], most=MARKS[key])


def _spent(work: Callable[[], object]) -> float:
    """Seconds of the processor, of this process and of those that it started and ended."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def _meanwhile(paper: Paper) -> Line:
    """A filter that nobody chose before, drawn while files are made, beside the same with nothing else going on."""
    board, alone, beside = examples(), [], []
    aside.result(aside.begin("pptx", paper))  # the process is there and warm
    codes = ["IND", "PAK", "KAZ", "TKM", "RUS", "TJK"]
    for code in codes[:TURNS]:
        alone.append(_waited(lambda code=code: _drawn(board, code)))  # type: ignore[misc]
        jobs = [aside.begin("pptx", paper) for _ in range(2)]
        time.sleep(0.05)
        beside.append(_waited(lambda code=code: _drawn(board, code)))  # type: ignore[misc]
        for job in jobs:
            aside.result(job)
    aside.end()
    return Line("a filter changes while slides are made", beside, "nothing else going on", alone, most=1.5)


def _waited(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _drawn(board: Board, code: str) -> None:
    """Three charts of one country, computed and drawn as for the screen."""
    view = board.view(Choices(countries=(code,)))
    for key in ("growth", "students_by_level", "visits_by_year"):
        chart = draw(key, view)
        if isinstance(chart, Chart):
            figure(chart)


if __name__ == "__main__":
    show(measure)
