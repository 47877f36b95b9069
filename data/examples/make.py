"""Writes the example workbooks that an empty Hamkor shows: `python data/examples/make.py`.

Every figure is invented, and every sheet says so in its first lines. `facts.py` invents, `sheets.py` lays out; the same
seeds give the same bytes. `tables()` gives the tidy frames that the workbooks say, for tests that want the truth
without a reader.
"""

import sys
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from data.examples.facts import Row, rows  # noqa: E402
from data.examples.sheets import SHEETS, workbook  # noqa: E402
from metrics.subjects import SUBJECTS, tidy  # noqa: E402


def tables() -> dict[str, pd.DataFrame]:
    """What the workbooks say, tidy. `upload` numbers the files in the order of `SHEETS`; cells are not told."""

    def placed(subject: str, row: Row) -> Row:
        numbered = enumerate(SHEETS, start=1)
        upload = next(n for n, sheet in numbered if sheet.subject == subject and sheet.unit in (None, row["unit"]))
        return {"status": "reported"} | row | {"upload": str(upload), "sheet": subject.capitalize()}

    return {
        subject: tidy(SUBJECTS[subject], pd.DataFrame([placed(subject, row) for row in found]))
        for subject, found in rows().items()
    }


def workbooks() -> dict[str, bytes]:
    """File name → bytes of every example."""
    found = rows()
    return {sheet.file: workbook(sheet, found[sheet.subject]) for sheet in SHEETS}


def main() -> None:
    for name, data in workbooks().items():
        (HERE / name).write_bytes(data)


if __name__ == "__main__":
    main()
