"""A number belongs to one unit; parts are never added to their whole."""

from pathlib import Path

import pytest

from metrics import languages, units
from metrics.errors import HamkorError

OFFICE = """code,parent,en,ru,uz,uz_Cyrl,aliases
ministry,,Ministry,Министерство,Vazirlik,Вазирлик,
north,ministry,North,,,,
biology,north,Biology,,,,Bio|Биология
south,ministry,South,,,,
"""


@pytest.fixture
def office(data: Path) -> Path:
    (data / "units.csv").write_text(OFFICE, encoding="utf-8")
    return data / "units.csv"


def test_the_tree_of_the_program_has_one_root() -> None:
    """The university stands above everything else."""
    assert [unit.code for unit in units.tree().values() if not unit.parent] == [units.root()] == ["university"]


def test_an_office_edits_its_own_tree(office: Path) -> None:
    """A table in the data folder replaces the one that comes with the program, without a restart."""
    assert units.root() == "ministry"
    assert units.children("ministry") == ("north", "south")
    assert units.tree()["biology"].aliases == ("Bio", "Биология")


@pytest.mark.parametrize(
    ("present", "speaking"),
    [
        ({"ministry", "north", "biology"}, ("ministry",)),
        ({"north", "biology", "south"}, ("north", "south")),
        ({"biology", "south"}, ("biology", "south")),
        (set(), ()),
    ],
)
def test_parts_speak_only_where_the_whole_is_silent(office: Path, present: set[str], speaking: tuple[str, ...]) -> None:
    """A department's students are part of the university's and are never added to them."""
    assert units.speaking_for("ministry", present) == speaking


def test_a_unit_is_called_by_the_language_of_the_moment(office: Path) -> None:
    """Its own name, else the English one, else what the sheet wrote."""
    with languages.speaking("uz"):
        assert (units.name("ministry"), units.name("north")) == ("Vazirlik", "North")
    assert (units.name("Kafedra 7"), units.name(None)) == ("Kafedra 7", "")


@pytest.mark.parametrize("line", ["orphan,nobody,Orphan,,,,", "north,ministry,Again,,,,", ",ministry,Nameless,,,,"])
def test_a_line_that_fits_nowhere_is_named(office: Path, line: str) -> None:
    """An unknown parent, a code given twice or none at all: the file and the line are told."""
    office.write_text(OFFICE + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"units\.csv, line 6"):
        units.tree()


def test_units_are_added_to_the_offices_own_table(data: Path) -> None:
    """The table that comes with the program is copied and continued; what is known by any name is not added twice."""
    units.add(["Faculty of Law", "SamSMU", "Faculty of Law"], "university")
    assert units.tree()["Faculty of Law"].parent == "university"
    assert (data / "units.csv").read_text(encoding="utf-8").count("Law") == 1
    units.add(["=1+1, Law"], "Faculty of Law")
    assert units.children("Faculty of Law") == ("=1+1, Law",)


def test_a_table_that_cannot_be_written_is_said(data: Path) -> None:
    """Where the data folder is gone, a sentence says so and nothing is kept."""
    data.rmdir()
    with pytest.raises(HamkorError, match="cannot be written"):
        units.add(["Faculty of Law"], "university")
