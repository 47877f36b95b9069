"""The eight kinds of thing that are counted, and remarks on their years, each a tidy table with declared columns.

A row is one fact (*so many students from this country in this year*), one entry of a register (*this agreement*), or
one remark on the numbers (*borders were closed in this year*; *from this year on it is counted otherwise*).
Every table also carries `PROVENANCE`: which upload, sheet and cell the row came from, and `status`, so that zero,
missing, suppressed and not applicable stay four different things from the cell to the hover text.

Words under which sheets name these columns stand with each language, in `metrics/languages/<language>/words.toml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
from pandas.api.types import union_categoricals

from metrics.languages import N_

Kind = Literal["year", "category", "text", "date", "count", "number"]

#: What an empty or marked cell said. Only *reported* and *estimated* rows carry a value.
STATUSES = {
    "reported": N_("reported"),
    "estimated": N_("estimated"),
    "missing": N_("not reported"),
    "suppressed": N_("suppressed"),
    "not applicable": N_("not applicable"),
}

#: Columns that every table has beside its own: the status of the value, and where the row came from.
PROVENANCE = ("status", "upload", "sheet", "cell")

#: pandas type of each kind of column. Categories keep a million rows small; a missing value is always <NA>.
DTYPES: Mapping[Kind, str] = {
    "year": "Int16",
    "category": "category",
    "text": "string",
    "date": "datetime64[s]",
    "count": "Int64",
    "number": "Float64",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `values` are the codes of a closed list with their names; empty means open."""

    name: str
    kind: Kind
    title: str
    required: bool = False
    dimension: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of thing counted.

    `measure` is the column that is added up; it is 1 for each row of a register that counts its entries, and empty
    where nothing is added up. `flow` is True for what happens over a year and False for what stands on a day: the two
    are never added.
    """

    name: str
    title: str
    measure: str
    columns: tuple[Column, ...]
    flow: bool
    register: bool
    hint: str

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    @property
    def dimensions(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.dimension)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)


LEVELS = {
    "preparatory": N_("Preparatory"),
    "bachelor": N_("Bachelor"),
    "master": N_("Master"),
    "specialist": N_("Specialist"),
    "residency": N_("Clinical residency"),
    "doctoral": N_("Doctoral"),
}
BASES = {"contract": N_("Contract"), "grant": N_("State grant"), "quota": N_("Quota"), "exchange": N_("Exchange")}
SEXES = {"female": N_("Women"), "male": N_("Men")}
ROLES = {
    "professor": N_("Professor"),
    "teacher": N_("Teacher"),
    "researcher": N_("Researcher"),
    "specialist": N_("Specialist of practice"),
    "student": N_("Student"),
    "administrator": N_("Administrator"),
}
PURPOSES = {
    "cooperation": N_("Establishing cooperation"),
    "study": N_("Study"),
    "training": N_("Improving skills"),
    "conference": N_("Conference"),
    "teaching": N_("Teaching"),
    "research": N_("Research"),
    "work": N_("Work"),
}
ACTIVITIES = {
    "lecture": N_("Lectures"),
    "practical class": N_("Practical classes"),
    "master class": N_("Master classes"),
    "seminar": N_("Seminars"),
}
MODES = {"in person": N_("In person"), "online": N_("Online"), "hybrid": N_("Hybrid")}
AWARDS = {
    "double diploma": N_("Double diploma"),
    "joint diploma": N_("Joint diploma"),
    "exchange semester": N_("Exchange semester"),
    "other": N_("Other award"),
}
PROJECT_ROLES = {"coordinator": N_("Coordinator"), "partner": N_("Partner")}
AGREEMENT_KINDS = {
    "memorandum": N_("Memorandum"),
    "cooperation": N_("Cooperation agreement"),
    "exchange": N_("Exchange agreement"),
    "joint program": N_("Joint program agreement"),
    "research": N_("Research agreement"),
}
TERMS = {"dated": N_("until a date"), "open-ended": N_("open-ended"), "auto-renewed": N_("renewed automatically")}
RANK_BANDS = {
    "top 100": N_("top 100"),
    "top 500": N_("top 500"),
    "top 1000": N_("top 1000"),
    "unranked": N_("unranked"),
}
TOTALS = {
    "students": N_("All students"),
    "academic staff": N_("Academic staff"),
    "staff FTE": N_("Academic staff, full-time equivalents"),
    "programs": N_("Programs taught"),
    "courses": N_("Courses taught"),
}


def _year(required: bool = True) -> Column:
    return Column("year", "year", N_("Year"), required=required, dimension=True)


_UNIT = Column("unit", "category", N_("Unit"), dimension=True)
_COUNTRY = Column("country", "category", N_("Country"), dimension=True)
_LEVEL = Column("level", "category", N_("Level"), dimension=True, values=LEVELS)
_START = Column("start", "date", N_("Start"))
_END = Column("end", "date", N_("End"))


def _institution(required: bool = False) -> Column:
    return Column("institution", "category", N_("Institution"), required=required, dimension=True)


#: Columns of one stay of a person at another institution, whichever way they travelled.
_STAY = (
    _year(required=False),
    _START,
    _END,
    _UNIT,
    _institution(),
    _COUNTRY,
    Column("person", "text", N_("Person")),
    Column("role", "category", N_("Role"), dimension=True, values=ROLES),
    Column("purpose", "category", N_("Purpose"), dimension=True, values=PURPOSES),
    Column("activity", "category", N_("Activity"), dimension=True, values=ACTIVITIES),
    Column("mode", "category", N_("Mode"), dimension=True, values=MODES),
    Column("document", "text", N_("Document")),
    Column("people", "count", N_("People")),
    Column("hours", "number", N_("Hours")),
)

STUDENTS = Subject(
    "students",
    N_("Foreign students"),
    measure="students",
    flow=False,
    register=False,
    hint=N_("how many foreign students, by year and country"),
    columns=(
        _year(),
        _UNIT,
        _COUNTRY,
        Column("program", "category", N_("Program"), dimension=True),
        _LEVEL,
        Column("basis", "category", N_("Basis"), dimension=True, values=BASES),
        Column("sex", "category", N_("Sex"), dimension=True, values=SEXES),
        Column("students", "count", N_("Students"), required=True),
    ),
)
VISITORS = Subject(
    "visitors",
    N_("Visitors from abroad"),
    measure="people",
    flow=True,
    register=True,
    hint=N_("who came from abroad, when, from where and why"),
    columns=_STAY,
)
OUTGOING = Subject(
    "outgoing",
    N_("Own people abroad"),
    measure="people",
    flow=True,
    register=True,
    hint=N_("who of our own went to teach, work or study abroad, when and where"),
    columns=_STAY,
)
PROGRAMS = Subject(
    "programs",
    N_("Joint programs"),
    measure="students",
    flow=False,
    register=True,
    hint=N_("programs run with a foreign university, and who studies in them"),
    columns=(
        Column("program", "category", N_("Program"), required=True, dimension=True),
        _UNIT,
        _institution(),
        _COUNTRY,
        _LEVEL,
        Column("award", "category", N_("Award"), dimension=True, values=AWARDS),
        Column("split", "category", N_("Split of years")),
        _START,
        _END,
        _year(required=False),
        Column("students", "count", N_("Students")),
    ),
)
PROJECTS = Subject(
    "projects",
    N_("Joint projects"),
    measure="budget",
    flow=False,
    register=True,
    hint=N_("projects with foreign partners, with their beginning and end"),
    columns=(
        Column("project", "category", N_("Project"), required=True, dimension=True),
        _UNIT,
        _institution(),
        _COUNTRY,
        Column("funder", "category", N_("Funder"), dimension=True),
        Column("role", "category", N_("Role"), dimension=True, values=PROJECT_ROLES),
        _START,
        _END,
        Column("budget", "number", N_("Budget")),
        Column("currency", "category", N_("Currency"), dimension=True),
    ),
)
AGREEMENTS = Subject(
    "agreements",
    N_("Partners and agreements"),
    measure="",
    flow=False,
    register=True,
    hint=N_("agreements with partners abroad: signed, valid from, valid to"),
    columns=(
        _institution(required=True),
        _COUNTRY,
        Column("city", "category", N_("City")),
        Column("kind", "category", N_("Kind of agreement"), dimension=True, values=AGREEMENT_KINDS),
        Column("institution_type", "category", N_("Kind of institution"), dimension=True),
        _UNIT,
        Column("signed", "date", N_("Signed")),
        Column("valid_from", "date", N_("Valid from")),
        Column("valid_to", "date", N_("Valid to")),
        # From the same cell as valid_to: a date, "unlimited" and "renewed automatically" are three different things.
        Column("term", "category", N_("Term"), dimension=True, values=TERMS),
        Column("rank_band", "category", N_("World rank band"), dimension=True, values=RANK_BANDS),
        Column("latitude", "number", N_("Latitude")),
        Column("longitude", "number", N_("Longitude")),
    ),
)
TOTALS_SUBJECT = Subject(
    "totals",
    N_("Totals"),
    measure="value",
    flow=False,
    register=False,
    hint=N_("all students, all academic staff, all programs: what shares are shares of"),
    # Kept long (one row a total) so that each number knows its own cell; sheets give it wide, one column a total.
    columns=(
        _year(),
        _UNIT,
        Column("total", "category", N_("Total of"), required=True, dimension=True, values=TOTALS),
        Column("value", "number", N_("Value"), required=True),
    ),
)
TARGETS = Subject(
    "targets",
    N_("Targets"),
    measure="value",
    flow=False,
    register=False,
    hint=N_("what is to be reached, by which year, by whose order"),
    columns=(
        Column("indicator", "category", N_("Indicator"), required=True, dimension=True),
        _UNIT,
        _year(),
        Column("value", "number", N_("Value"), required=True),
        Column("document", "text", N_("Document")),
        Column("owner", "text", N_("Owner")),
    ),
)

#: What a remark may be about: the subjects whose numbers are shown.
CONCERNS = {
    subject.name: subject.title
    for subject in (STUDENTS, VISITORS, OUTGOING, PROGRAMS, PROJECTS, AGREEMENTS, TOTALS_SUBJECT)
}
REMARKS = Subject(
    "remarks",
    N_("Remarks on years"),
    measure="",
    flow=False,
    register=True,
    hint=N_("what must be known to read a year: borders closed, a definition changed"),
    columns=(
        _year(),
        _UNIT,
        Column("concerns", "category", N_("What it concerns"), values=CONCERNS),
        _COUNTRY,
        # Under the words for notes of any sheet: a list of remarks is known by its other columns and its title.
        Column("note", "text", N_("Remark"), required=True),
        Column("series_break", "category", N_("Break in series"), values={"yes": N_("Yes"), "no": N_("No")}),
    ),
)

SUBJECTS: Mapping[str, Subject] = {
    subject.name: subject
    for subject in (STUDENTS, VISITORS, OUTGOING, PROGRAMS, PROJECTS, AGREEMENTS, TOTALS_SUBJECT, TARGETS, REMARKS)
}

#: One tidy frame a subject. Every subject is present, empty where nothing was uploaded.
Tables = Mapping[str, pd.DataFrame]


def tidy(subject: Subject, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with exactly the columns of `subject` and `PROVENANCE`, in order and typed; absent ones are missing.

    Raises ValueError where a value does not fit its column's type, KeyError where a column is none of the subject's.
    """
    strange = set(rows.columns) - {column.name for column in subject.columns} - set(PROVENANCE)
    if strange:
        raise KeyError(f"{subject.name} has no column {', '.join(sorted(strange))}")
    kinds = {column.name: column.kind for column in subject.columns}
    out: dict[str, pd.Series] = {}
    for name in [*kinds, *PROVENANCE]:
        dtype = DTYPES[kinds[name]] if name in kinds else "string" if name == "cell" else "category"
        if name in rows:
            values = rows[name]
        else:
            values = pd.Series("reported" if name == "status" else None, index=rows.index, dtype=object)
        if dtype == "category" and not isinstance(values.dtype, pd.CategoricalDtype):
            values = values.astype("string")
        elif dtype == "category" and values.cat.categories.dtype != pd.StringDtype():
            # pandas has two types of text, and `stack` unites only what is alike.
            values = values.astype(pd.CategoricalDtype(values.cat.categories.astype("string")))
        out[name] = values.astype(dtype)  # type: ignore[call-overload]
    return pd.DataFrame(out, index=rows.index)


def empty(subject: Subject) -> pd.DataFrame:
    """A table of `subject` with no rows, every column typed."""
    return tidy(subject, pd.DataFrame())


def stack(subject: Subject, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tidy tables of one subject, one below the other, still tidy; the index counts anew.

    Categories are united column by column (pandas alone would fall back to objects), in alphabetical order, so that
    the same rows give the same table whatever they came in.
    """
    if not frames:
        return empty(subject)
    columns: dict[str, object] = {}
    for name in frames[0].columns:
        parts = [frame[name] for frame in frames]
        if isinstance(parts[0].dtype, pd.CategoricalDtype):
            columns[name] = union_categoricals(parts, sort_categories=True)
        else:
            columns[name] = pd.concat(parts, ignore_index=True).array
    return pd.DataFrame(columns, copy=False)
