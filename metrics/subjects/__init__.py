"""The eight kinds of thing that are counted, and remarks on their years, each a tidy table with declared columns.

A row is one fact (*so many students from this country in this year*), one entry of a register (*this agreement*), or
one remark on the numbers (*borders were closed in this year*; *from this year on it is counted otherwise*).
Every table also carries `PROVENANCE`: which upload, sheet and cell the row came from, and `status`, so that zero,
missing, suppressed and not applicable stay four different things from the cell to the hover text.

Words under which sheets name these columns stand with each language, in `metrics/languages/<language>/words.toml`.
"""

from collections.abc import Mapping

from metrics.languages import N_
from metrics.subjects.codes import (
    ACTIVITIES,
    AGREEMENT_KINDS,
    AWARDS,
    BASES,
    LEVELS,
    MODES,
    PROJECT_ROLES,
    PURPOSES,
    RANK_BANDS,
    ROLES,
    SEXES,
    TERMS,
    TOTALS,
)
from metrics.subjects.columns import DTYPES, PROVENANCE, STATUSES, Column, Kind, Subject
from metrics.subjects.frames import Tables, empty, stack, tidy

__all__ = [
    "ACTIVITIES",
    "AGREEMENTS",
    "AGREEMENT_KINDS",
    "AWARDS",
    "BASES",
    "CONCERNS",
    "DTYPES",
    "LEVELS",
    "MODES",
    "OUTGOING",
    "PROGRAMS",
    "PROJECTS",
    "PROJECT_ROLES",
    "PROVENANCE",
    "PURPOSES",
    "RANK_BANDS",
    "REMARKS",
    "ROLES",
    "SEXES",
    "STATUSES",
    "STUDENTS",
    "SUBJECTS",
    "TARGETS",
    "TERMS",
    "TOTALS",
    "TOTALS_SUBJECT",
    "VISITORS",
    "Column",
    "Kind",
    "Subject",
    "Tables",
    "empty",
    "stack",
    "tidy",
]


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
