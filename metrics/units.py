"""Units: the university, its faculties, their departments, as a tree.

A number belongs to exactly one unit. A department's students are *part of* the university's, never added to them; so
asking for a unit takes the rows of that unit, and only where it has none of a subject, the sum of the units below it.

The tree is a table that the office edits, `units.csv` in the data folder: code, parent, a name in each language, and
other names under which sheets know the unit, separated by `|`. Units that a kept file names and the table lacks are
added to it (`add`), so that no row stands outside the sums.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics import languages
from metrics.errors import HamkorError, Kind
from metrics.languages import N_
from metrics.languages.words import fold
from metrics.settings import settings

DEFAULT_UNITS = Path(__file__).with_name("units.csv")

NOT_WRITTEN = Kind(
    "units-not-written",
    "error",
    N_("The list of units, {file}, cannot be written: {reason}. Nothing was kept. Ask whoever runs this program."),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit. `parent` is the code of the one above it, empty for the root."""

    code: str
    parent: str
    names: dict[str, str]
    aliases: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in the language of the moment, else in English, else its code."""
        return self.names.get(languages.current()) or self.names.get("en") or self.code


def units_file() -> Path:
    """The office's own table where there is one, else the one that comes with the program."""
    own = settings.data / "units.csv"
    return own if own.exists() else DEFAULT_UNITS


def tree() -> dict[str, Unit]:
    """Every unit by its code, parents before children as the table has them. Raises ValueError naming a bad line."""
    file = units_file()
    return _tree(file, file.stat().st_mtime_ns)


@cache
def _tree(file: Path, _changed: int) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    with file.open(encoding="utf-8-sig", newline="") as source:
        for line, row in enumerate(csv.DictReader(source), start=2):
            code, parent = row.get("code") or "", row.get("parent") or ""
            if not code or code in found or (parent and parent not in found):
                raise ValueError(
                    f"{file.name}, line {line}: a unit needs a code of its own and a parent given above it"
                )
            names = {language: row.get(language) or "" for language in languages.LANGUAGES}
            aliases = tuple(alias.strip() for alias in (row.get("aliases") or "").split("|") if alias.strip())
            found[code] = Unit(code, parent, names, aliases)
    return found


def root() -> str:
    """Code of the unit at the top: what a sheet speaks for when it names no unit."""
    return next(iter(tree()))


def name(code: str | None) -> str:
    """A unit's name in the language of the moment; one that the tree lacks is shown as the sheet wrote it."""
    unit = tree().get(code or "")
    return unit.name if unit else code or ""


def children(code: str) -> tuple[str, ...]:
    """Codes of the units directly below."""
    return tuple(unit.code for unit in tree().values() if unit.parent == code)


def above(code: str) -> tuple[str, ...]:
    """Codes of the units that this one is part of, the nearest first."""
    unit = tree().get(code)
    return (unit.parent, *above(unit.parent)) if unit and unit.parent else ()


def called() -> dict[str, str]:
    """{code, name or other name, folded: code} of every unit."""
    out: dict[str, str] = {}
    for unit in tree().values():
        for said in (unit.code, *unit.names.values(), *unit.aliases):
            out.setdefault(fold(said), unit.code)
    return out


def add(names: Iterable[str], parent: str) -> None:
    """Writes units that the table lacks into the office's own table, right below `parent`; the name is the code.

    Raises HamkorError where the table cannot be written.
    """
    known = called()
    new = [name for name in dict.fromkeys(names) if fold(name) not in known]
    if not new:
        return
    own, kept = settings.data / "units.csv", units_file().read_text(encoding="utf-8-sig")
    head = next(csv.reader(kept.splitlines()))
    draft = own.with_suffix(".new")
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            out.write(kept if kept.endswith("\n") else kept + "\n")
            csv.writer(out, lineterminator="\n").writerows(
                [{"code": name, "parent": parent}.get(column, "") for column in head] for name in new
            )
        draft.replace(own)  # whole or not at all
    except OSError as cause:
        raise HamkorError(NOT_WRITTEN, file=str(own), reason=cause.strerror or str(cause)) from cause


def speaking_for(code: str, present: Iterable[str]) -> tuple[str, ...]:
    """The units whose rows answer for `code`: itself where `present` has it, else whichever below it do.

    >>> speaking_for("university", {"department"})   # only a department sent a sheet
    ('department',)
    """
    here = set(present)
    if code in here:
        return (code,)
    return tuple(unit for child in children(code) for unit in speaking_for(child, here))
