"""What visits here and stays abroad have in common: how people, days and teaching are read from their rows.

Visits, persons, person-days and hours are four different numbers and never mix. Online visits count in all of them,
with a note that says how many they were; ask `by` or `where` mode to keep them apart.
"""

import narwhals as nw

from metrics.indicators import notes
from metrics.indicators.indicator import Rows
from metrics.indicators.timing import Events

SAMSMU = "https://www.sammu.uz/en/pages/international_partnership_department_medical_biology_and_genetics"
_WHEN = Events(nw.coalesce(nw.col("start"), nw.col("end")), or_year=True)
#: One spelling a person: case, dots, commas, hyphens and apostrophes do not make another one.
PERSON = (
    nw.col("person")
    .str.to_lowercase()
    .str.replace_all("ё", "е", literal=True)
    .str.replace_all(r"['’‘ʻʼ`´]", "")
    .str.replace_all(r"[\s.,;\-–]+", " ")
    .str.strip_chars()
)
_NAMED = ~nw.col("person").is_null()
#: People of a row: as it says, one where it names a person, else not known.
PEOPLE = nw.when(_NAMED).then(nw.col("people").fill_null(1)).otherwise(nw.col("people"))
#: People of a row who are not named in it.
UNNAMED = (
    nw.when(_NAMED).then(nw.max_horizontal(nw.col("people").fill_null(1) - 1, nw.lit(0))).otherwise(nw.col("people"))
)
_COUNTED_ONLY = (nw.col("people") != 1).fill_null(False) & nw.all_horizontal(
    *(nw.col(name).is_null() for name in ("start", "end", "person", "institution")), ignore_nulls=False
)
#: One of each entry of a register. A row that counts people, other than one, and names no day, person or institution is
#: none: so many people came, in how many visits nobody said.
ENTRY = nw.when(~_COUNTED_ONLY).then(nw.lit(1))
DAYS = (nw.col("end") - nw.col("start")).dt.total_minutes() // 1440 + 1

TAUGHT = (nw.col("purpose") == "teaching").fill_null(False) | ~nw.col("activity").is_null()
STAFF = ~(nw.col("role") == "student").fill_null(False)


def stays(
    subject: str,
    amount: nw.Expr,
    only: nw.Expr | None = None,
    persons: bool = False,
    staff: bool = False,
    mean: bool = False,
) -> Rows:
    """Rows of `visitors` or `outgoing` in the year in which they began.

    `persons` adds one for each distinct person to the sum of `amount`. `staff`: rows without a role are unsure.
    """
    return Rows(
        subject,
        _WHEN,
        amount,
        columns=("person", "people", "institution", "hours", "mode", "purpose", "activity", "role"),
        distinct={"_person": PERSON} if persons else {},
        only=None if only is None else lambda asking: only,
        mean=mean,
        unsure=nw.col("role").is_null() if staff else None,
        unsure_note=notes.NO_ROLE if staff else None,
    )
