"""The numbers behind a native chart, as the workbook inside the slide.

It is written with formulas off, for a name that begins with "=" would otherwise be run by whoever opens it.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook


class _Writer(CategoryWorkbookWriter):
    """python-pptx's own writer, but texts stay texts."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = Workbook(xlsx_file, {"in_memory": True, **safe})
        yield book, book.add_worksheet()
        book.close()


class Numbers(CategoryChartData):
    """Chart data whose workbook runs nothing."""

    @property
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)
