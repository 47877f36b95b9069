"""What was odd about the cells of a column, said once a column: which number is none, which year is implausible."""

from dataclasses import replace

from metrics.errors import Problem, Word
from metrics.languages import N_
from metrics.spreadsheets import numbers, problems, repairs, years
from metrics.spreadsheets.grid import Column, as_text
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice
from metrics.spreadsheets.values import Numbers, each
from metrics.subjects import STATUSES


def about_numbers(
    minutes: Minutes, sheet: str | None, column: Column, typed: Numbers, texts_are_usual: bool,
    whole: bool = True, guess: str = "thousands",
) -> None:  # fmt: skip
    """Faults are errors, one for each kind; forms are warnings. In csv every number is text, so that is not said.

    `whole` where the numbers count something; `guess` is what "1.340" alone most likely is: thousands or decimals.
    """
    _secrets(minutes, sheet, column, typed)
    _separators(minutes, sheet, column, typed, whole, guess)
    for fault, at in typed.faults.at.items():
        if fault in problems.NUMBER_FAULTS:
            problem = minutes.note_cells(problems.NUMBER_FAULTS[fault], sheet, column, at)
            repairs.propose(minutes, problem, column, at, fault)
    for form, at in typed.forms.at.items():
        if form in problems.NUMBER_FORMS and not (texts_are_usual and form == "text"):
            minutes.note_cells(problems.NUMBER_FORMS[form], sheet, column, at)


def _secrets(minutes: Minutes, sheet: str | None, column: Column, typed: Numbers) -> None:
    """ "<5" is a number kept secret, most likely; the person says so, once for each such text."""
    texts: dict[str, list[int]] = {}
    for i in typed.faults.at.pop("below", []):
        texts.setdefault(as_text(column.cells[i]), []).append(i)
    for text, at in texts.items():
        choices = [Choice(code, Word(STATUSES[code])) for code in ("suppressed", "missing")]
        cell = column.address(at[0])
        problem = Problem(problems.SECRET, sheet, cell, {"text": text})
        said = minutes.ask(f"value:{text}", "value", problem, choices, "suppressed")
        typed.status[at] = said or "suppressed"


def _separators(minutes: Minutes, sheet: str | None, column: Column, typed: Numbers, whole: bool, guess: str) -> None:
    """ "1.340" alone is one thousand or one: the person says which, once for a column. People come in whole numbers:
    where decimals are meant, the cells are no numbers of people."""
    at = typed.faults.at.pop("ambiguous", [])
    if not at:
        return
    grouped = numbers.Thousands(comma=True, dot=True)
    thousands = [numbers.number(as_text(column.cells[i]), grouped).value or 0 for i in at]
    slots = {"text": as_text(column.cells[at[0]]), "whole": int(thousands[0]), "count": len(at)}
    problem = Problem(problems.SEPARATOR_ASKED, sheet, column.address(at[0]), slots)
    choices = [
        Choice("thousands", Word(problems.GROUPS_THOUSANDS), slots),
        Choice("decimals", Word(problems.MARKS_DECIMALS)),
    ]
    said = minutes.ask(f"separator:{column.header or column.address(0)}", "value", problem, choices, guess)
    if said == "decimals" and whole:
        typed.faults.add("fraction", at)
        return
    # Three digits stand behind the sign, or it would not be in doubt.
    typed.values[at] = thousands if said == "thousands" else [value / 1000 for value in thousands]
    typed.status[at] = "reported"


def type_years(
    minutes: Minutes, sheet: str | None, column: Column, latest: int | None = None, may_be_empty: bool = False
) -> list[int | None]:
    """First calendar years of a column of years. What is none is an error, and missing."""
    era = years.era_of(column.header)
    said = each(column, lambda cell: years.year(cell, era, latest), years.Year(None, "empty"))
    said = _of_another_era(minutes, sheet, column, said)
    if any(year.form == "month" for year in said):  # beside "2000-02", "2000-01" is January and no academic year
        said = [_as_a_month(cell, year) for cell, year in zip(column.cells, said, strict=True)]
    groups: dict[tuple[bool, str], list[int]] = {}
    for i, year in enumerate(said):
        groups.setdefault((year.value is None, year.form), []).append(i)
    for (bad, form), at in groups.items():
        if bad and not (form == "empty" and may_be_empty):
            _fault(minutes, sheet, column, form, at)
    forms = {form: at for (bad, form), at in groups.items() if not bad}
    for form, at in forms.items():
        if form == "academic" and "plain" in forms:
            minutes.note_cells(problems.YEAR_MIXED, sheet, column, at)
        elif form in problems.YEAR_FORMS:
            minutes.note_cells(problems.YEAR_FORMS[form], sheet, column, at, year=said[at[0]].value)
    return [year.value for year in said]


def _as_a_month(cell: object, year: years.Year) -> years.Year:
    monthly = year.form == "academic" and isinstance(cell, str) and years.month_in(cell)
    return replace(year, form="month") if monthly else year


def _of_another_era(minutes: Minutes, sheet: str | None, column: Column, said: list[years.Year]) -> list[years.Year]:
    """2563 may be a year of the Buddhist calendar, which nothing in the sheet says: asked, and converted if so."""
    at = [i for i, year in enumerate(said) if year.form == "era" and year.value is None]
    if not at or len(at) < 0.5 * len(said):
        return said
    told = int(float(as_text(column.cells[at[0]])))
    slots = {"text": str(told), "year": told + years.ERAS["buddhist"]}
    problem = Problem(problems.YEAR_ERA_ASKED, sheet, column.address(at[0]), slots)
    choices = [
        Choice("buddhist", Word(N_("Buddhist calendar: 543 years are taken off"))),
        Choice("none", Word(N_("No years: leave these rows out"))),
    ]
    if minutes.ask("era", "year", problem, choices, "buddhist") != "buddhist":
        return said
    out = list(said)
    for i in at:
        out[i] = years.Year(int(float(as_text(column.cells[i]))) + years.ERAS["buddhist"], "era")
    return out


def _fault(minutes: Minutes, sheet: str | None, column: Column, form: str, at: list[int]) -> None:
    cell = column.cells[at[0]]
    slots: dict[str, object] = {"first": years.FIRST, "last": years.last()}
    if form == "serial":
        slots["day"] = years.of_serial(float(cell))
    if form == "era":
        slots["year"] = int(float(as_text(cell))) - 543
    problem = minutes.note_cells(problems.YEAR_FAULTS[form], sheet, column, at, **slots)
    repairs.propose(minutes, problem, column, at, f"year {form}")
