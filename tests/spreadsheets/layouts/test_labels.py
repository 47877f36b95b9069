"""What one heading says."""

from datetime import datetime

import pytest

from metrics.spreadsheets.layouts.labels import label


@pytest.mark.parametrize(
    ("cell", "year", "parts", "total"),
    [("2023/24", 2023, {}, False), (2021.0, 2021, {}, False), ("2015 Total", 2015, {}, True), ("104學年度", 2015, {}, False),  # noqa: E501
     ("I квартал 2023", 2023, {"quarter": "1"}, False), ("2023-yil 2-chorak", 2023, {"quarter": "2"}, False),
     ("янв. 2023", 2023, {"month": "1"}, False), (datetime(2021, 3, 1), 2021, {"month": "3"}, False),
     ("H1 2022", 2022, {"half": "1"}, False), ("of which women", None, {"sex": "female"}, False),
     ("Talabalar: ayollar", None, {"sex": "female"}, False), ("男學生", None, {"sex": "male"}, False),
     ("Всего, чел.", None, {}, True), ("Master class", None, {}, False), ("Country", None, {}, False)],
)  # fmt: skip
def test_headings_in_many_languages(cell: object, year: int | None, parts: dict[str, str], total: bool) -> None:
    """Years, parts of years, closed lists and totals are read together, and nothing is read into other words."""
    found = label(cell)
    assert (found.year, found.parts, found.total) == (year, parts, total)
