"""The rows behind a number as a person looks at them: file, sheet, cell, who brought them and when, as written."""

from collections.abc import Mapping

import pandas as pd

from metrics.indicators import CATALOGUE, rows
from metrics.indicators.answer import Question
from metrics.indicators.lineage import subject
from metrics.ledger import Upload
from metrics.subjects import Tables

#: Where a row came from, in the order of the columns of `behind`.
ORIGIN = ("file", "sheet", "cell", "who", "when")


def behind(
    question: Question,
    tables: Tables,
    written: Tables,
    uploads: Mapping[str, Upload],
    at: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """What `metrics.indicators.rows` gives, with ORIGIN first; `when` is the moment of the upload.

    Institutions stand there as `written`, not under the name that was agreed on: so they are found in the sheet.
    """
    found = rows(question, tables, at)
    if "institution" in found and len(found):
        found = found.assign(institution=written[subject(question.indicator)]["institution"].loc[found.index])
    numbers = found["upload"].astype("string").fillna("")
    known = [uploads.get(number) for number in numbers]
    origin = {
        "file": [upload.file if upload else number for upload, number in zip(known, numbers, strict=True)],
        "sheet": found["sheet"],
        "cell": found["cell"],
        "who": [upload.who if upload else "" for upload in known],
        "when": pd.Series([upload.when if upload else None for upload in known], index=found.index, dtype=object),
    }
    rest = found.drop(columns=["sheet", "cell"])
    return pd.concat([pd.DataFrame(origin, index=found.index), rest], axis="columns")


def adds_up(question: Question, found: pd.DataFrame) -> float | None:
    """What the rows of one number add up to; None for an indicator that is no sum of rows, such as a share."""
    if "counted" not in found or not CATALOGUE[question.indicator].additive:
        return None
    return float(found["counted"].sum()) if found["counted"].notna().any() else None
