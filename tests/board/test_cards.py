"""Every card draws or says what it lacks, on any tables, in every language; and what it says is true."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import languages
from metrics.board import CARDS, Choices, Empty, draw
from metrics.board.cards import overview, partner
from metrics.board.view import View
from metrics.charts import Chart, figure, headlines, notes
from metrics.subjects import STUDENTS, SUBJECTS, Tables, empty, tidy
from tests.board.conftest import DEPARTMENT, TODAY

See = Callable[..., View]


def nothing() -> dict[str, pd.DataFrame]:
    return {name: empty(subject) for name, subject in SUBJECTS.items()}


def of_year(tables: Tables, year: int) -> dict[str, pd.DataFrame]:
    """What was told of one year alone, and the registers' entries that begin in it."""
    first, last = pd.Timestamp(year, 9, 1), pd.Timestamp(year + 1, 8, 31)
    found = {}
    for name, table in tables.items():
        if name in ("students", "totals", "targets", "programs", "remarks"):
            found[name] = table[table["year"] == year]
        else:
            begin = table["signed" if name == "agreements" else "start"]
            found[name] = table[begin.between(first, last)]
    return found


@pytest.fixture(scope="session")
def scenes(tables: Tables) -> dict[str, Tables]:
    return {
        "example": tables,
        "empty": nothing(),
        "one row": {name: table.head(1) for name, table in tables.items()},
        "one year": of_year(tables, 2023),
        "only the department": {name: table[table["unit"] == DEPARTMENT] for name, table in tables.items()},
    }


def whole(chart: Chart) -> None:
    """A chart that any renderer can draw and any person can trust."""
    assert set(chart.encoding.values()) <= set(chart.data.columns)
    assert chart.title and chart.subtitle and chart.alt.startswith(chart.title.rstrip("."))
    assert "{" not in chart.title + chart.subtitle + chart.alt + chart.source
    assert "nan" not in chart.title.lower() and "<NA>" not in chart.title
    assert chart.definition and chart.asked


@pytest.mark.parametrize("scene", ["example", "empty", "one row", "one year", "only the department"])
@pytest.mark.parametrize("key", CARDS)
def test_every_card_draws_or_says_what_it_lacks(key: str, scene: str, see: See, scenes: dict[str, Tables]) -> None:
    """No table, one row, one year, one department: a chart or a sentence, never a trace."""
    drawn = draw(key, see(scenes[scene]))
    if isinstance(drawn, Empty):
        assert drawn.message and set(drawn.subjects) <= set(SUBJECTS)
    else:
        whole(drawn)
        figure(drawn)


@pytest.mark.parametrize("key", CARDS)
def test_no_card_is_empty_on_the_examples(key: str, see: See) -> None:
    """The first visit shows every card."""
    assert isinstance(draw(key, see()), Chart)


def test_the_department_looks_full_too(see: See) -> None:
    """Of its own sheets the department lacks only men and women."""
    view = see(unit=DEPARTMENT)
    assert [key for key in CARDS if isinstance(draw(key, view), Empty)] == ["students_by_sex"]


def test_an_empty_board_names_the_sheets(see: See) -> None:
    """With no tables every card is empty, and says which subjects would fill it."""
    view = see(nothing())
    drawn = [draw(key, view) for key in CARDS]
    assert all(isinstance(card, Empty) and card.subjects == card.card.subjects for card in drawn)


def test_a_choice_that_leaves_nothing_is_not_a_missing_sheet(see: See) -> None:
    """Where the sheets are there, it is the choice that left nothing."""
    drawn = draw("students_by_year", see(countries=("JPN",)))
    assert isinstance(drawn, Empty) and drawn.chosen_away


@pytest.mark.parametrize("language", languages.LANGUAGES)
@pytest.mark.parametrize("key", CARDS)
def test_every_card_builds_in_every_language(key: str, language: str, see: See) -> None:
    """The same numbers, in the words of each language."""
    with languages.speaking(language):
        drawn = draw(key, see(unit=DEPARTMENT))
        if isinstance(drawn, Chart):
            whole(drawn)
        else:
            assert drawn.message


@pytest.mark.parametrize("key", CARDS)
def test_a_card_is_deterministic(key: str, see: See) -> None:
    """Two views of the same tables draw the same chart."""
    first, second = draw(key, see(group="far")), draw(key, see(group="far"))
    if isinstance(first, Chart) and isinstance(second, Chart):
        assert (first.title, first.alt, first.notes) == (second.title, second.alt, second.notes)
        pd.testing.assert_frame_equal(first.data, second.data)
    else:
        assert first == second


@pytest.mark.parametrize("key", [key for key in CARDS if key != "targets"])
def test_a_small_view_of_two_countries_draws(key: str, see: See) -> None:
    """Countries, years and the calendar chosen together reach every card."""
    drawn = draw(key, see(countries=("IND", "RUS"), years=(2019, 2022), calendar="calendar"))
    if isinstance(drawn, Chart):
        whole(drawn)
        years = drawn.data["year"].dropna() if drawn.form != "headlines" and "year" in drawn.data else pd.Series([2019])
        assert years.between(2019, 2022).all()


# What the titles say, reckoned again by hand from the rows.


def chart(key: str, view: View) -> Chart:
    drawn = draw(key, view)
    assert isinstance(drawn, Chart)
    return drawn


def of_university(tables: Tables, subject: str) -> pd.DataFrame:
    return tables[subject][tables[subject]["unit"] == "university"]


def test_the_number_of_students_is_the_sum_of_the_rows(see: See, tables: Tables) -> None:
    """1,242 in the title is what the rows of 2025/26 add up to, and India's share is India's rows."""
    rows = of_university(tables, "students")
    rows = rows[rows["year"] == 2025]
    total, india = int(rows["students"].sum()), int(rows.loc[rows["country"] == "IND", "students"].sum())
    title = chart("students_by_country", see()).title
    assert f"{india} of {total:,}" in title and f"{100 * india / total:.0f}%" in title and title.startswith("India")
    assert f"{total:,}" in chart("growth", see()).title
    origins = rows.groupby("country", observed=True)["students"].sum().gt(0).sum()
    assert f"{origins} countries" in chart("students_map", see()).title


@pytest.mark.parametrize("unit", ["university", DEPARTMENT])
def test_every_way_of_parting_students_has_the_same_sum(unit: str, see: See) -> None:
    """By country, by level, near and far: each year's parts add up to that year's headline."""
    view = see(unit=unit)
    headline = chart("students_by_year", view).data.dropna(subset=["value"]).set_index("year")["value"]
    for key in ("students_by_level", "students_near_far", "students_country_years"):
        parts = chart(key, view).data.groupby("year")["value"].sum()
        assert parts[headline.index].tolist() == headline.tolist(), key


ROW = st.fixed_dictionaries(
    {
        "year": st.integers(2020, 2025),
        "country": st.sampled_from(["IND", "RUS", "KAZ", "XOT", None]),
        "level": st.sampled_from(["bachelor", "master", None]),
        "students": st.integers(0, 500),
    }
)


@given(st.lists(ROW, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_parts_of_any_table_add_up(rows: list[dict[str, object]]) -> None:
    """Whoever is missing a country or a level is still counted once, whichever way the table is parted."""
    tables = nothing() | {"students": tidy(STUDENTS, pd.DataFrame(rows))}
    view = View(tables, Choices(), TODAY)
    sums = pd.DataFrame(rows).groupby("year")["students"].sum()
    headline = chart("students_by_year", view).data.dropna(subset=["value"]).set_index("year")["value"]
    assert headline.to_dict() == sums.to_dict()
    for key in ("students_by_level", "students_country_years", "students_near_far"):
        drawn = draw(key, view)
        if isinstance(drawn, Chart):
            known = drawn.data.groupby("year")["value"].sum()
            assert {year: known[year] for year in known.index if year in sums.index} == {
                year: sums[year] for year in known.index if year in sums.index
            }, key


def test_a_hidden_cell_makes_no_leader(see: See, tables: Tables) -> None:
    """Where one country's number is suppressed, nobody knows who leads, and no share is made."""
    rows = pd.DataFrame(
        {
            "year": 2025,
            "country": ["IND", "NPL", "LKA"],
            "students": [40, 30, None],
            "status": ["reported", "reported", "suppressed"],
        }
    )
    view = see(nothing() | {"students": tidy(STUDENTS, rows)})
    said = chart("students_by_country", view).title
    assert said == "Foreign students: India has the most of what is known in 2025/26, 40"
    assert chart("students_by_year", view).title == "Foreign students: at least 70 in 2025/26"


def test_people_of_other_countries_come_from_somewhere_too(see: See) -> None:
    """Two countries and a row of others are at least two countries."""
    rows = pd.DataFrame({"year": 2025, "country": ["IND", "NPL", "XOT"], "students": [40, 30, 9]})
    view = see(nothing() | {"students": tidy(STUDENTS, rows)})
    assert chart("students_map", view).title == "Foreign students come from at least 2 countries in 2025/26"


def test_visits_by_purpose_and_partner_are_all_visits(see: See, tables: Tables) -> None:
    """Every visit has one purpose and one partner: both ways of parting give all rows."""
    many = len(of_university(tables, "visitors"))
    for key in ("visits_by_partner", "visits_by_purpose", "visits_by_role"):
        assert chart(key, see()).data["value"].sum() == many, key
    assert f"of {many}" in chart("visits_by_partner", see()).title


def test_agreements_in_force_are_counted_by_their_dates(see: See, tables: Tables) -> None:
    """Signed and begun, not ended: the institutions on the map are those of the rows."""
    rows = of_university(tables, "agreements")
    today = pd.Timestamp(2026, 11, 23)
    stands = rows[(rows["valid_from"] <= today) & (rows["valid_to"].isna() | (rows["valid_to"] >= today))]
    assert chart("partner_map", see()).title == (
        f"Agreements are in force with {stands['institution'].nunique()} institutions abroad on Nov 23, 2026"
    )
    soon = stands[stands["valid_to"] <= today + pd.Timedelta(days=180)]
    assert chart("agreements_timeline", see()).title.startswith(f"{len(soon)} agreements run out")
    assert chart("agreements_radar", see()).title == chart("agreements_timeline", see()).title


def test_the_university_of_malaya_sleeps(see: See) -> None:
    """The one partner of the examples with whom nothing happened for two years is found."""
    drawn = chart("agreements_dormant", see())
    assert drawn.data["institution"].tolist() == ["University of Malaya"]
    assert drawn.title.startswith("1 agreement in force was not used")


def test_headlines_say_what_their_pages_say(see: See) -> None:
    """A number in the headline table is the number in the title of its own chart."""
    view = see()
    rows = chart("headlines", view).data.set_index("indicator")
    assert f"{int(rows.loc['active_agreements', 'value'])} in 2025/26" in chart("agreements_by_year", view).title
    assert f" {int(rows.loc['staff_abroad', 'value'])} in 2025/26" in chart("staff_abroad", view).title
    assert rows.loc["foreign_students", "target"] == 1200
    assert overview.lead(view) == chart("headlines", view).title


def test_near_and_far_carry_their_rule(see: See) -> None:
    """Wherever near and far are told apart, the rule stands below."""
    for key in ("students_near_far", "visits_near_far", "agreements_near_far"):
        assert any("Commonwealth of Independent States" in note for note in chart(key, see()).notes), key


def test_maps_say_that_borders_are_illustrative(see: See) -> None:
    """Every map says so."""
    maps = [drawn for key in CARDS if isinstance(drawn := draw(key, see()), Chart) and drawn.form.endswith("_map")]
    assert maps and all(sum("illustrative" in note for note in notes(drawn)) == 1 for drawn in maps)


def test_the_source_names_files_and_day(see: See, tables: Tables) -> None:
    """The source line says which files and which day; examples say that they are examples."""
    view = see()
    assert chart("growth", view).source == "students.xlsx · as of Nov 23, 2026"
    example = View(tables, view.choices, view.today, view.files, example=True)
    assert chart("growth", example).source.startswith("Example data: students.xlsx")


def test_a_partner_page_holds_everything_about_it(see: See, tables: Tables) -> None:
    """Agreements, visits both ways, projects and programs of one partner, and of no other."""
    view = see()
    charts = {drawn.key: drawn for drawn in partner.partner(view, "Bashkir State Medical University")}
    assert list(charts) == ["partner_agreements", "partner_visits", "partner_projects", "partner_programs"]
    for drawn in charts.values():
        whole(drawn)
        figure(drawn)
    rows = of_university(tables, "visitors")
    visits = (rows["institution"] == "Bashkir State Medical University").sum()
    assert f"{visits} visits here" in charts["partner_visits"].title
    assert set(charts["partner_agreements"].data["institution"]) == {"Bashkir State Medical University"}
    assert partner.partner(view, "Nowhere University") == ()


def test_every_partner_has_a_page(see: See) -> None:
    """Each institution that a register names opens to something."""
    view = see(unit=DEPARTMENT)
    assert len(partner.institutions(view)) >= 10
    assert all(partner.partner(view, name) for name in partner.institutions(view))


@pytest.mark.parametrize("key", [key for key, card in CARDS.items() if "agreements" in card.subjects])
def test_a_bare_list_of_partners_is_drawn(key: str) -> None:
    """Partners of which only name and country are told, without kind, day or term, break no card."""
    names = pd.DataFrame({"institution": ["Aalto", "Aston", "Aston"], "country": ["FIN", "GBR", "GBR"]})
    view = View(nothing() | {"agreements": tidy(SUBJECTS["agreements"], names)}, Choices(), TODAY)
    drawn = draw(key, view)
    if isinstance(drawn, Chart):
        whole(drawn)
        figure(drawn)


def test_students_of_no_named_country_make_no_table_of_countries() -> None:
    """Year totals alone say nothing by country; no card calls that zero."""
    rows = pd.DataFrame({"year": [2017, 2018], "students": [1094792, 1095299]})
    view = View(nothing() | {"students": tidy(STUDENTS, rows)}, Choices(), TODAY)
    assert isinstance(draw("students_country_years", view), Empty)


def test_a_year_known_only_in_part_says_so_and_makes_no_share() -> None:
    """Where one country is not told of, the sum is a least, no line of shares goes on, and nobody "sends" a share."""
    rows = pd.DataFrame(
        {
            "year": [2023, 2023, 2023, 2024, 2024, 2024],
            "country": ["DEU", "FRA", "CZE"] * 2,
            "students": [100, 50, 30, 110, 60, None],
            "status": ["reported"] * 5 + ["missing"],
        }
    )
    view = View(nothing() | {"students": tidy(STUDENTS, rows)}, Choices(), TODAY)
    assert "≥ 170" in str(figure(chart("students_by_year", view)).to_dict())
    assert "≥ 170" in headlines.html(chart("headlines", view), "light")
    shares = chart("students_concentration", view)
    assert shares.data.loc[shares.data["year"] == 2024, "value"].isna().all() and "2023/24" in shares.title
    assert "of what is known" in chart("students_share_map", view).title


def bare_list(*institutions: str) -> dict[str, pd.DataFrame]:
    """Students up to 2018, and partners of whom no sheet says since when."""
    students = pd.DataFrame({"year": [2017, 2018], "country": "IND", "students": [40, 50]})
    partners = pd.DataFrame({"institution": institutions, "country": "RUS"})
    return nothing() | {
        "students": tidy(STUDENTS, students),
        "agreements": tidy(SUBJECTS["agreements"], partners),
    }


def test_a_list_without_dates_counts_today(see: See) -> None:
    """Where nobody chose years, partners are shown as of today, and say so, even where student data end earlier."""
    view = see(bare_list("Bashkir", "Ryazan"))
    assert chart("partner_map", view).title == "Agreements are in force with 2 institutions abroad on Nov 23, 2026"
    assert isinstance(draw("agreements_by_year", view), Empty), "one day is no course of years"
    assert isinstance(draw("agreements_timeline", view), Empty), "without dates there is no line of time"
    assert chart("agreements_near_far", view).form == "ranked_bars"
    assert not any("still running" in note for note in chart("partner_map", view).notes)
    assert "2017/18–2018/19" in chart("students_by_year", view).subtitle
    assert "Nov 23, 2026" in chart("partners_by_country", view).subtitle
    chosen = draw("partner_map", see(bare_list("Bashkir"), years=(2017, 2018)))
    assert isinstance(chosen, Empty) and chosen.chosen_away


def test_a_headline_of_another_year_says_which(see: See) -> None:
    """Students of 2018/19 beside agreements of today: each row of the headlines names its year or day."""
    rows = chart("headlines", see(bare_list("Bashkir", "Ryazan"))).data.set_index("indicator")
    assert rows["when"].to_dict() == {
        "foreign_students": "2018/19",
        "countries_of_origin": "2018/19",
        "active_agreements": "Nov 23, 2026",
    }
    assert len({len(years) for years in rows["years"]}) == 1


def test_countries_are_a_lower_bound_on_every_page(see: See) -> None:
    """Where some students have no country of their own, overview, map and headlines all say at least."""
    rows = pd.DataFrame({"year": 2025, "country": ["IND", "NPL", "XOT"], "students": [40, 30, 9]})
    view = see(nothing() | {"students": tidy(STUDENTS, rows)})
    assert "come from at least 2 countries" in overview.lead(view)
    assert "at least 2 countries" in chart("students_concentration", view).title
    headlines = chart("headlines", view).data.set_index("indicator")
    assert headlines.loc["countries_of_origin", "unknown"] == 1


def test_a_direction_without_a_register_is_no_zero(see: See, tables: Tables) -> None:
    """Where only visitors are kept, nobody knows how many of our own went abroad: no card says "0 went there"."""
    view = see({**tables, "outgoing": empty(SUBJECTS["outgoing"])})
    assert isinstance(draw("mobility_both_ways", view), Empty)
