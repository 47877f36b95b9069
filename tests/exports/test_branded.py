"""The university's own logo, colour and letters in all that leaves the screen."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation

from metrics.charts.brand import logo
from metrics.exports.formats import FORMATS
from metrics.settings import ROOT
from tests.exports.papers import paper

FONT = ROOT / "metrics" / "ui" / "static" / "fonts" / "inter-latin.woff2"


@pytest.fixture(autouse=True)
def unread() -> Iterator[None]:
    """The logo is read once; here it changes."""
    logo.cache_clear()
    yield
    logo.cache_clear()


def test_a_logo_on_first_pages(data: Path) -> None:
    """`logo.png` in the data folder stands on the title slide, the contents sheet and the page; without it nothing."""
    told = paper("en", "columns", "line")
    plain = {key: FORMATS[key].make(told) for key in ("pptx", "xlsx", "html")}
    Image.new("RGB", (400, 100), "#7A0019").save(data / "logo.png")
    logo.cache_clear()
    marked = {key: FORMATS[key].make(told) for key in plain}
    for files, count in ((plain, 0), (marked, 1)):
        opening = Presentation(io.BytesIO(files["pptx"])).slides[0]
        assert sum(shape.shape_type == 13 for shape in opening.shapes) == count
        book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
        assert len(book.worksheets[0]._images) == count  # type: ignore[attr-defined]
        assert files["html"].decode().count('<img class="logo"') == count


#: Writes page, deck and book of one chart into the folder it is given.
MADE = """
import sys
from pathlib import Path
from metrics.exports.formats import FORMATS
from tests.exports.papers import paper
for key in ("html", "pptx", "xlsx"):
    Path(sys.argv[1], "made." + key).write_bytes(FORMATS[key].make(paper("en", "columns", "line")))
"""


def test_one_description_reaches_every_format(tmp_path: Path) -> None:
    """Colour and letters of the settings are those of page, figures, slides and sheets; the page brings the font."""
    chosen = {"HAMKOR_ACCENT": "#7A0019", "HAMKOR_FONT": "Office Sans", "HAMKOR_FONT_FILE": str(FONT)}
    subprocess.run([sys.executable, "-c", MADE, str(tmp_path)], env=os.environ | chosen, cwd=ROOT, check=True)
    page = (tmp_path / "made.html").read_text(encoding="utf-8")
    assert "--accent:#7A0019" in page and "--font:'Office Sans', Inter" in page
    assert "@font-face{font-family:'Office Sans'" in page and '"#7A0019"' in page
    deck = Presentation(tmp_path / "made.pptx")
    chart = next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    assert chart.font.name == "Office Sans"
    written = chart._chartSpace.xml
    assert "7A0019" in written and "0B6E6E" not in written
    book = openpyxl.load_workbook(tmp_path / "made.xlsx")
    assert {cell.font.name for sheet in book for row in sheet for cell in row if cell.value} == {"Office Sans"}
