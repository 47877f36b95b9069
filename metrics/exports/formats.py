"""The formats, in the order in which an office asks for them. Adding one is a file that makes bytes and a line here.

Each renders every form of chart: `tests/exports/test_formats.py` tries all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from metrics.exports.archive import packed
from metrics.exports.csv import csv
from metrics.exports.html import html
from metrics.exports.paper import Paper
from metrics.exports.pdf import pdf
from metrics.exports.picture import png, svg
from metrics.exports.pptx import pptx
from metrics.exports.text import text
from metrics.exports.xlsx import xlsx
from metrics.languages import N_


@dataclass(frozen=True, slots=True)
class Format:
    """`make` gives the file's bytes in the language of the moment; `drawn` needs a browser on the machine.

    A format that is `single` makes one file a chart: of several charts it makes an archive.
    """

    key: str
    title: str
    mime: str
    make: Callable[[Paper], bytes]
    drawn: bool = False
    single: bool = False

    def suffix(self, paper: Paper) -> str:
        """What the file's name ends with."""
        return "zip" if self.single and len(paper.charts) > 1 else self.key

    def kind(self, paper: Paper) -> str:
        """What the file is, for browsers."""
        return "application/zip" if self.single and len(paper.charts) > 1 else self.mime


def tables(paper: Paper) -> bytes:
    """The numbers of each chart as CSV."""
    return packed(paper, [csv(chart) for chart in paper.charts], "csv")


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = {
    one.key: one
    for one in (
        Format("pptx", N_("Slides (PowerPoint)"), f"{_OFFICE}.presentationml.presentation", pptx),
        Format("xlsx", N_("Workbook (Excel)"), f"{_OFFICE}.spreadsheetml.sheet", xlsx),
        Format("html", N_("Page (HTML, opens offline)"), "text/html", html),
        Format("pdf", N_("PDF"), "application/pdf", pdf, drawn=True),
        Format("png", N_("Pictures (PNG)"), "image/png", png, drawn=True, single=True),
        Format("svg", N_("Drawings (SVG)"), "image/svg+xml", svg, drawn=True, single=True),
        Format("csv", N_("Numbers (CSV)"), "text/csv", tables, single=True),
        Format("txt", N_("Plain text"), "text/plain", text),
    )
}
