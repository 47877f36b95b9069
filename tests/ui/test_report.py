"""The report page: what is chosen is what is made, and what leaves the house is somebody's visible choice."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from metrics import languages
from metrics.exports import aside, saved
from metrics.exports.formats import FORMATS
from metrics.exports.paper import Paper, alone
from metrics.exports.report import Report
from metrics.languages import LANGUAGES, speaking
from tests.charts.specimens import SPECIMENS
from tests.ui.conftest import Open
from tests.ui.test_card import panel
from tests.ui.test_pages import sound


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, bytes]]]:
    """Files are made for real, in this process: a test of the page needs no second one."""
    found: list[tuple[str, bytes]] = []

    class Job:
        def __init__(self, data: bytes) -> None:
            self.data = data

        def done(self) -> bool:
            return True

        def result(self) -> bytes:
            return self.data

    def begin(key: str, paper: Paper) -> Job:
        data = aside.make(key, paper, languages.current())
        assert isinstance(data, bytes)
        found.append((key, data))
        return Job(data)

    monkeypatch.setattr(aside, "begin", begin)
    yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens(language: str, opened: Open) -> None:
    """In every language, with the council's report chosen and nothing private let out."""
    app = opened("report", lang=language)
    sound(app)
    assert app.multiselect("report-cards-council").value == list(saved.COUNCIL.cards)
    assert not app.toggle("report-names-council").value and not app.toggle("report-small-council").value
    assert any(area.key.startswith("report-sentences") and area.value for area in app.text_area)


def test_it_opens_with_nothing(bare: Open) -> None:
    """With no rows at all the page stands, and making a report says in words why there is none."""
    app = bare("report")
    sound(app)
    app.button("report-make").click().run()
    assert [error.value for error in app.error]
    assert not app.exception


def test_what_is_chosen_is_made(opened: Open, made: list[tuple[str, bytes]]) -> None:
    """Two charts under a title of one's own, with a sentence of one's own, in another language than the page's."""
    app = opened("report")
    app.multiselect("report-cards-council").set_value(["origins", "growth"])
    app.text_input("report-title-council").set_value("Monday")
    app.selectbox("report-language-en").set_value("ru")
    app.multiselect("report-formats").set_value(["pptx", "csv"])
    app.run()
    area = next(area for area in app.text_area if area.key.startswith("report-sentences"))
    area.set_value("One sentence of my own.")
    app.button("report-make").click().run()
    sound(app)
    assert [key for key, _data in made] == ["pptx", "csv"]
    deck = Presentation(io.BytesIO(made[0][1]))
    texts = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert texts[0] == "Monday"
    assert "One sentence of my own." in texts
    assert any("Индия" in text for text in texts)
    with zipfile.ZipFile(io.BytesIO(made[1][1])) as archive:
        assert [name.partition("-")[2] for name in archive.namelist()] == ["origins-ru.csv", "growth-ru.csv"]
    assert len(app.get("download_button")) == 3  # the two, and the calendar


def test_a_chart_is_moved(opened: Open) -> None:
    """Without choosing all anew: a chart goes up or down by one place, and stays where it can go no further."""
    app = opened("report")
    app.multiselect("report-cards-council").set_value(["growth", "origins", "targets"]).run()
    assert app.button("report-cards-council-1").disabled
    app.selectbox("report-cards-council-one").set_value("targets").run()
    for key, order in (
        ("report-cards-council-1", ["growth", "targets", "origins"]),
        ("report-cards-council-1", ["targets", "growth", "origins"]),
        ("report-cards-council-1", ["targets", "growth", "origins"]),
        ("report-cards-council1", ["growth", "targets", "origins"]),
    ):
        app.button(key).click().run()
        sound(app)
        assert app.multiselect("report-cards-council").value == order
        assert app.selectbox("report-cards-council-one").value == "targets"


def test_a_sentence_opens_the_rows_of_its_number(opened: Open) -> None:
    """Chosen, it shows the rows that its number was counted from, what they add up to, and leads to their cells."""
    app = opened("report")
    choice = app.selectbox("report-behind")
    assert choice.value is None
    sentence = next(one for one in choice.options if one.startswith("Foreign students grew"))
    choice.set_value(sentence).run()
    sound(app)
    shown = " ".join(one.proto.body for one in app.get("html"))
    told = re.search(r"to ([\d,]+) in", sentence)
    assert told and f"These rows add up to {told[1]}." in shown
    assert "students-university.xlsx" in shown
    assert app.toggle("seen-report").value is False


def test_a_report_is_kept(opened: Open, data: Path) -> None:
    """A kept report is offered from then on, with its charts; sentences that nobody changed are not frozen into it."""
    app = opened("report")
    app.multiselect("report-cards-council").set_value(["growth"])
    app.text_input("report-keep-council").set_value("June form")
    app.run()
    app.button("report-keep").click().run()
    sound(app)
    assert saved.load("June form") == Report(cards=("growth",))
    assert "June form" in app.run().selectbox("report-name").options
    app.selectbox("report-name").set_value("June form").run()
    assert app.multiselect("report-cards-June form").value == ["growth"]


def test_a_card_lets_few_people_out_only_when_asked(opened: Open) -> None:
    """Behind a card with counts of people under 5 stands a visible choice, off at first; behind others none."""
    app = panel(opened("mobility"), "visits_by_role", "away")
    assert app.toggle("all-visits_by_role").value is False
    labels = [one.proto.label for one in app.get("download_button")]
    assert {"CSV", "XLSX", "PPTX", "Text"} <= set(labels)
    app = panel(opened("partners"), "agreements_by_year", "away")
    assert not [one for one in app.toggle if one.key and one.key.startswith("all-")]


def test_a_process_of_its_own_makes_the_same_file() -> None:
    """What is made aside is what is made here; what a format refuses comes back as its own sentence."""
    with speaking("ru"):
        paper = alone(SPECIMENS["ranked_bars"]("ru"))
        try:
            assert aside.result(aside.begin("csv", paper)) == FORMATS["csv"].make(paper)
        finally:
            aside.end()
