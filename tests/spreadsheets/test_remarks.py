"""Lists of remarks on years, and sheets that only have a column of remarks."""

import pytest

from metrics.spreadsheets import book
from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.understand import understand


def read(name: str, rows: list[list[object]]) -> Reading:
    sheet = book.Sheet(name, rows)
    return understand(book.Book("xlsx", [sheet]), "sheet.xlsx", "0" * 64, {})


ROWS = {
    "en": ["Year", "What it concerns", "Remark", "Break in series", "Foreign students", "yes", "no"],
    "ru": ["Год", "Что затрагивает", "Примечание", "Разрыв ряда", "Иностранные студенты", "да", "нет"],
    "uz": ["Yil", "Nimaga tegishli", "Izoh", "Qator uzilishi", "Talabalar", "ha", "yoʻq"],
    "uz_Cyrl": ["Йил", "Нимага тегишли", "Изоҳ", "Қатор узилиши", "Талабалар", "ҳа", "йўқ"],
}


@pytest.mark.parametrize("language", ROWS)
def test_a_list_of_remarks_is_read_without_a_question(language: str) -> None:
    """Year, what it concerns, text and break, in the words of each language, whatever the sheet is called."""
    *header, students, yes, no = ROWS[language]
    rows: list[list[object]] = [
        header,
        [2020.0, None, "Borders were closed", no],
        [2023.0, students, "Counted otherwise, from this year on", yes],
        [2024.0, students, "Two faculties became one", None],
    ]
    reading = read("Sheet1", rows)
    assert reading.ready and not reading.questions
    found = reading.kept["remarks"].astype("object")
    found = found.where(found.notna(), None)
    assert found[["year", "concerns", "series_break"]].values.tolist() == [
        [2020, None, "no"], [2023, "students", "yes"], [2024, "students", None]
    ]  # fmt: skip
    assert found["note"].tolist() == [row[2] for row in rows[1:]]
    assert found["cell"].tolist() == ["C2", "C3", "C4"]


def test_a_column_of_remarks_makes_no_list_of_remarks() -> None:
    """Half of all sheets have a column of remarks, and some a sheet called so: they stay what they count."""
    for title in ("Sheet1", "Remarks"):
        reading = read(title, [
            ["Year", "Country", "Students", "Remarks"],
            [2023.0, "India", 120.0, "two on leave"], [2023.0, "Egypt", 80.0, None], [2024.0, "India", 130.0, None],
        ])  # fmt: skip
        assert set(reading.kept) == {"students"}


@pytest.mark.parametrize("sign", ["-", "—", "✗", "+", "/"])
def test_a_sign_in_the_column_of_breaks_is_no_break(sign: str) -> None:
    """A dash means nothing was told; no sign whatever stops numbers from being compared."""
    reading = read("Sheet1", [ROWS["en"][:4], [2023.0, "Students", "Two faculties became one", sign]])
    assert reading.kept["remarks"]["series_break"].isna().all()
