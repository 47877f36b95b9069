"""Every choice is in the address, in codes, and is lost neither by a reload, a page, a language, nor by new tables."""

import pytest

from metrics.board.choices import Choices
from metrics.ui import choices
from tests.ui.conftest import Open

FULL = {
    "lang": "ru",
    "unit": "medical faculty",
    "years": "2019-2023",
    "countries": "IND,PAK",
    "calendar": "calendar",
}


def test_an_address_opens_as_it_was_sent(opened: Open) -> None:
    """What stands in the address is chosen in the bar, and the address stays as it is."""
    app = opened(**FULL)
    assert app.selectbox("unit").value == "medical faculty"
    assert app.select_slider("years").value == (2019, 2023)
    assert app.multiselect("places").value == ["IND", "PAK"]
    assert app.selectbox("calendar").value == "calendar"
    assert app.query_params == FULL


@pytest.mark.parametrize("page", ["students", "data"])
def test_another_page_keeps_every_choice(page: str, opened: Open) -> None:
    """Choices outlive a change of page, there and back."""
    app = opened(page, **FULL)
    assert app.query_params == FULL
    assert app.switch_page("screens/overview.py").run().query_params == FULL


def test_another_language_keeps_every_choice(opened: Open) -> None:
    """A language changes words, not codes."""
    app = opened(**FULL)
    for language in ("uz", "en", "uz_Cyrl", "ru"):
        choices.languages.use(app.query_params["lang"])
        app.query_params["lang"] = language
        app.run()
        assert app.query_params == {**FULL, "lang": language}


def test_a_choice_is_written_into_the_address(opened: Open) -> None:
    """Each widget of the bar has its part of the address; what is not chosen has none."""
    app = opened()
    assert app.query_params == {"lang": "en"}
    app.selectbox("unit").set_value("medical faculty").run()
    app.select_slider("years").set_value((2020, 2022)).run()
    app.selectbox("calendar").set_value("calendar").run()
    assert app.query_params == {
        "lang": "en", "unit": "medical faculty", "years": "2020-2022", "calendar": "calendar"
    }  # fmt: skip
    app.selectbox("unit").set_value("university").run()
    assert "unit" not in app.query_params


def test_the_same_years_counted_otherwise(opened: Open) -> None:
    """From academic to calendar years the range stays."""
    app = opened(years="2018-2021")
    app.selectbox("calendar").set_value("calendar").run()
    assert app.query_params == {"lang": "en", "years": "2018-2021", "calendar": "calendar"}


def test_a_group_of_countries_stands_alone(opened: Open) -> None:
    """Near or far is one choice; a country chosen after it takes its place."""
    app = opened()
    app.multiselect("places").set_value(["IND", "near"]).run()
    assert app.query_params["group"] == "near" and "countries" not in app.query_params
    app.multiselect("places").set_value(["near", "far"]).run()
    assert app.query_params["group"] == "far"
    app.multiselect("places").set_value(["far", "RUS"]).run()
    assert app.query_params["countries"] == "RUS" and "group" not in app.query_params


@pytest.mark.parametrize(
    "nonsense",
    [
        {"lang": "tlh", "unit": "<b>x</b>", "years": "9999-0", "countries": "XX,<script>", "group": "middle"},
        {"years": "1901-1905", "calendar": "lunar", "as-of": "yesterday", "partner": "![](http://x)"},
        {"years": "2016-2016-2016", "countries": ",,,", "unknown": "1"},
    ],
)
def test_nonsense_in_the_address_is_ignored(nonsense: dict[str, str], opened: Open) -> None:
    """A crooked address opens the default view, and the address is put straight."""
    app = opened(**nonsense)
    assert not app.exception and not app.error
    assert app.query_params == {"lang": "en"}


def test_going_back_shows_what_the_address_says(opened: Open) -> None:
    """An address that is not our own writing (back, forward, a pasted link) wins over what the widgets held."""
    app = opened(**FULL)
    app.selectbox("unit").set_value("university").run()
    assert "unit" not in app.query_params
    app.query_params = dict(FULL)
    app.run()
    assert app.selectbox("unit").value == "medical faculty"
    assert app.query_params == FULL


def test_a_click_on_the_menu_is_not_a_new_link(opened: Open) -> None:
    """The menu leads to a bare address; the choices of the visit stand all the same."""
    app = opened(**FULL)
    app.query_params = {}
    app.run()
    assert app.query_params == FULL


def test_another_day_is_marked(opened: Open) -> None:
    """The board as of another day says so in words, and the day stays in the address."""
    app = opened(as_of="2024-03-01")
    assert app.query_params["as-of"] == "2024-03-01"
    assert any("Mar 1, 2024" in one.proto.body for one in app.get("html"))


def test_years_by_default_are_no_choice(opened: Open) -> None:
    """Nobody who left the years alone is bound to them when next year's sheet arrives."""
    app = opened()
    first, last = app.select_slider("years").value
    assert app.query_params == {"lang": "en"} and last - first >= 9
    assert Choices.from_address(app.query_params).years is None
