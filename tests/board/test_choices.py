"""What stands in the address means what was chosen, and nonsense in it means nothing."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from metrics import countries, units
from metrics.board.choices import FIRST, LAST, Choices

CODES = sorted(countries.alpha2()) + sorted(countries.OTHERS)
YEARS = st.tuples(st.integers(FIRST, LAST), st.integers(FIRST, LAST)).map(lambda pair: (min(pair), max(pair)))
CHOICES = st.builds(
    Choices,
    unit=st.sampled_from(sorted(units.tree())),
    years=st.none() | YEARS,
    countries=st.lists(st.sampled_from(CODES), unique=True, max_size=8).map(lambda codes: tuple(sorted(codes))),
    group=st.sampled_from([None, "near", "far"]),
    calendar=st.sampled_from(["academic", "calendar"]),
    as_of=st.none() | st.dates(date(FIRST, 1, 1), date(LAST, 12, 31)),
)


@given(CHOICES)
def test_an_address_gives_back_what_was_chosen(chosen: Choices) -> None:
    """Whatever was chosen, its address means the same choices again."""
    assert Choices.from_address(chosen.to_address()) == chosen


@given(st.dictionaries(st.sampled_from(["unit", "years", "countries", "group", "calendar", "as-of", "x"]), st.text()))
def test_nonsense_in_the_address_is_left_out(address: dict[str, str]) -> None:
    """A cut or mistyped address never fails, and what comes of it has an address of its own."""
    chosen = Choices.from_address(address)
    assert Choices.from_address(chosen.to_address()) == chosen


def test_what_stands_at_its_default_is_not_in_the_address() -> None:
    """The first page has a clean address."""
    assert Choices().to_address() == {}
    assert Choices.from_address({}) == Choices()


def test_the_parts_of_an_address() -> None:
    """Codes, never labels; years either way round; countries each once, in one order."""
    chosen = Choices.from_address({"years": "2025-2016", "countries": "pak, IND,IND,XXX", "as-of": "2026-03-01"})
    assert chosen == Choices(years=(2016, 2025), countries=("IND", "PAK"), as_of=date(2026, 3, 1))
    assert Choices.from_address({"years": "2020"}).years == (2020, 2020)
    assert Choices.from_address({"years": "20-25", "unit": "nowhere", "group": "both", "as-of": "soon"}) == Choices()
    assert Choices.from_address({"as-of": "0001-01-01"}) == Choices.from_address({"as-of": "9999-12-31"}) == Choices()


def test_choices_are_keys() -> None:
    """Equal choices are one key, so that what was drawn once is found again."""
    assert len({Choices(), Choices(), Choices(group="near")}) == 2
