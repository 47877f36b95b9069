"""The university's own colour and logo, on the screen and in every export."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation

from metrics.charts.style import branded, contrast
from metrics.exports.formats import FORMATS
from tests.exports.papers import paper


def test_a_colour_of_ones_own() -> None:
    """It is the accent of all three themes, and can be seen on the dark one."""
    themes = branded("#7A0019")
    assert themes["light"].accent == themes["print"].accent == "#7A0019"
    assert contrast(themes["dark"].accent, themes["dark"].background) >= 3
    assert branded("")["light"].accent == "#0B6E6E"


@pytest.mark.parametrize("colour", ["red", "#12", "#FFFF99", "0B6E6E"])
def test_a_colour_that_cannot_be_used_is_named(colour: str) -> None:
    """What is no colour, or too pale for white paper, is refused with its name."""
    with pytest.raises(ValueError, match=re.escape(colour)):
        branded(colour)


def test_a_logo_on_first_pages(data: Path) -> None:
    """`logo.png` in the data folder stands on the title slide, the contents sheet and the page; without it nothing."""
    told = paper("en", "columns", "line")
    plain = {key: FORMATS[key].make(told) for key in ("pptx", "xlsx", "html")}
    Image.new("RGB", (400, 100), "#7A0019").save(data / "logo.png")
    marked = {key: FORMATS[key].make(told) for key in plain}
    for files, count in ((plain, 0), (marked, 1)):
        opening = Presentation(io.BytesIO(files["pptx"])).slides[0]
        assert sum(shape.shape_type == 13 for shape in opening.shapes) == count
        book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
        assert len(book.worksheets[0]._images) == count  # type: ignore[attr-defined]
        assert files["html"].decode().count('<img class="logo"') == count
