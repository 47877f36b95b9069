"""A report is the board's cards with sentences, sources and cells, and can be kept and made again."""

import io
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from data.examples import make
from metrics.board.cards import CARDS
from metrics.board.choices import Choices
from metrics.board.source import Board, examples
from metrics.board.view import View
from metrics.errors import HamkorError
from metrics.exports import saved
from metrics.exports.formats import FORMATS
from metrics.exports.narrative import sentences, tied
from metrics.exports.report import Report, build, span
from metrics.indicators import ask, rows
from metrics.languages import LANGUAGES, speaking
from tests.board.conftest import TODAY


@pytest.fixture(scope="module")
def board() -> Board:
    return Board("made", make.tables(), {"1": "students.xlsx"}, example=True)


@pytest.fixture
def view(board: Board) -> Callable[..., View]:
    return lambda **chosen: board.view(Choices(**chosen), TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_council_has_its_report(language: str, board: Board) -> None:
    """Out of the box: every main card, in every language, with the cells that it was counted from."""
    with speaking(language):
        paper = build(saved.load("council"), board, board.view(Choices(), TODAY))
    assert len(paper.charts) >= 10 and len(paper.sentences) >= 8
    assert all(chart.title and chart.source for chart in paper.charts)
    assert paper.made == TODAY


def test_cells_are_named() -> None:
    """Over files that were read, each chart says from which cells of which sheet it was counted."""
    paper = build(Report(cards=("growth", "need_care"), narrative=False), examples())
    assert re.fullmatch(r"students-university\.xlsx, sheet \w+, cells [A-Z]+\d+:[A-Z]+\d+", paper.cells["growth"][0])
    assert paper.cells["need_care"][0].startswith("agreements.xlsx")


def test_cards_stand_in_the_order_asked(board: Board, view: Callable[..., View]) -> None:
    """The order of the definition is the order of the slides, under the title of the definition."""
    report = Report("Monday", ("need_care", "growth", "origins"), narrative=False)
    paper = build(report, board, view())
    assert [chart.key for chart in paper.charts] == ["need_care", "growth", "origins"]
    assert paper.title == "Monday" and paper.sentences == ()


def test_own_sentences_stand_instead(board: Board, view: Callable[..., View]) -> None:
    """What somebody wrote replaces what we would have written."""
    report = Report(cards=("growth",), sentences=("Mine.",))
    assert build(report, board, view()).sentences == ("Mine.",)


def test_an_unknown_card_is_named(board: Board) -> None:
    """A definition of last year may name a card that is gone: the sentence says which."""
    with pytest.raises(HamkorError, match="no_such_card"):
        build(Report(cards=("growth", "no_such_card")), board)


def test_nothing_to_show_is_said(board: Board) -> None:
    """No rows are a sentence, not an empty deck; one empty card among others is named and left out."""
    bare = Board("bare", {name: table.iloc[:0] for name, table in board.tables.items()}, {})
    with pytest.raises(HamkorError):
        build(saved.COUNCIL, bare)
    some = dict(board.tables) | {"targets": board.tables["targets"].iloc[:0]}
    paper = build(Report(cards=("growth", "targets")), Board("some", some, {}))
    assert [chart.key for chart in paper.charts] == ["growth"]
    assert "Against the targets" in paper.sentences[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_in_every_language(language: str, view: Callable[..., View]) -> None:
    """Each ends, none is said twice, none has an unfilled slot."""
    with speaking(language):
        told = [one.text for one in sentences(view())]
    assert len(told) == len(set(told)) >= 8
    assert all(text.endswith((".", "!", "?")) and "{" not in text for text in told)


def test_a_sentence_stands_on_its_rows(view: Callable[..., View], board: Board) -> None:
    """Each sentence knows its questions, and their rows are there."""
    for one in sentences(view()):
        assert one.asked
        for question in one.asked:
            assert ask(question, board.tables).table["n"].sum() == 0 or len(rows(question, board.tables))


def test_its_rows_are_those_of_its_number(view: Callable[..., View], board: Board) -> None:
    """Where a sentence tells the number of one year, its rows add up to that number and to no other."""
    told = next(one for one in sentences(view()) if one.text.startswith("Foreign students grew"))
    assert len(told.asked) == 1
    year = told.asked[0].years
    assert year is not None and year[0] == year[1]
    counted = rows(told.asked[0], board.tables)["counted"].sum()
    assert f"to {counted:,.0f} in" in told.text


def test_a_sentence_in_other_words_keeps_its_rows(view: Callable[..., View]) -> None:
    """Whoever changes the words and leaves the figures is led to the same rows; another figure leads nowhere."""
    ours = sentences(view())
    first = next(one for one in ours if re.search(r"\d", one.text))
    digit = re.search(r"\d+", first.text)
    assert digit
    same = "By the way: " + first.text
    other = first.text.replace(digit[0], digit[0] + "7", 1)
    assert tied([same, other, "No figure."], ours) == (first, None, None)
    assert tied([one.text for one in ours], ours) == ours


def test_every_format_names_the_cells_of_a_sentence(tmp_path: Path) -> None:
    """Notes of the slide, sheet, page and letter say from which cells a sentence of ours was counted."""
    paper = build(Report(cards=("growth", "origins")), examples())
    sentence = next(one for one in paper.sentences if one.startswith("Foreign students grew"))
    cells = paper.grounds[sentence][0]
    assert re.fullmatch(r"students-university\.xlsx, sheet \w+, cells [A-Z]+\d+(:[A-Z]+\d+)?", cells)
    said = f"Counted from: {cells}"
    deck = Presentation(io.BytesIO(FORMATS["pptx"].make(paper)))
    notes = [slide.notes_slide.notes_text_frame.text.split("\n") for slide in deck.slides if slide.has_notes_slide]
    assert any(said in lines and lines[lines.index(said) - 1] == sentence for lines in notes)
    sheet = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(paper))).worksheets[0]
    assert said in [row[2].value for row in sheet.iter_rows() if row[0].value == sentence]
    assert f"{sentence}<small>{said}</small>" in FORMATS["html"].make(paper).decode()
    assert f"{sentence}\n  ({said})\n" in FORMATS["txt"].make(paper).decode()


def test_what_somebody_wrote_has_no_cells(board: Board, view: Callable[..., View]) -> None:
    """A sentence of somebody's own claims no source."""
    paper = build(Report(cards=("growth",), sentences=("We grew by 999,999.",)), board, view())
    assert paper.grounds == {}


def test_the_three_largest_are_those_of_the_answer(view: Callable[..., View]) -> None:
    """The sentence about three countries tells their share as the indicator does."""
    seen = view()
    told = next(one.text for one in sentences(seen) if "together send" in one.text)
    last = seen.ask("top_3_share", ("year",)).table.dropna(subset=["value"])
    share = float(last[last["year"] < seen.running]["value"].iloc[-1])
    assert f"{share:.1f}%" in told


def test_few_people_are_not_spoken_of(board: Board) -> None:
    """A sentence with a count of people under 5 is said only where small counts may leave."""
    few = board.tables["students"].assign(students=2.0).astype(board.tables["students"].dtypes)
    seen = Board("few", dict(board.tables) | {"students": few.head(2)}, {}).view(Choices(), TODAY)
    guarded, open_ = sentences(seen), sentences(seen, small_cells=True)
    assert len(guarded) < len(open_)


def test_only_examples_say_so(board: Board, view: Callable[..., View]) -> None:
    """A report over the examples says on its first page that the figures are invented."""
    assert "Example data" in build(Report(cards=("growth",)), board, view()).subtitle
    real = Board("real", board.tables, board.files)
    assert "Example data" not in build(Report(cards=("growth",)), real, view()).subtitle


@pytest.mark.parametrize(
    ("cells", "said"),
    [(["B7", "F5", "C9:C11"], "B5:F11"), (["D17"], "D17"), (["AA3", "Z3"], "Z3:AA3"), (["row 4"], "row 4")],
)
def test_cells_as_one_span(cells: list[str], said: str) -> None:
    """Many cells are told as the smallest rectangle around them."""
    assert span(cells) == said


def test_a_report_comes_back(data: Path) -> None:
    """What is kept is what is loaded, and it is listed after the ready ones."""
    report = Report("Июнь «форма»", ("growth", "origins"), Choices(years=(2019, 2024), countries=("IND", "PAK")),
                    sentences=("He said \"no\".", "Line\twith tab, қ ғ oʻ"), small_cells=True)  # fmt: skip
    saved.save("June 2026", report)
    assert saved.load("June 2026") == report
    assert saved.names() == ["council", "June 2026"]
    saved.forget("June 2026")
    assert saved.names() == ["council"]


@settings(deadline=None)
@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=3))
def test_any_words_come_back(title: str, told: list[str]) -> None:
    """Whatever somebody types into title and sentences is read back unchanged."""
    title, told = (title.encode(errors="ignore").decode(), [one.encode(errors="ignore").decode() for one in told])
    report = Report(title, ("growth",), sentences=tuple(told))
    assert saved._report(tomllib.loads(saved.written(report))) == report


@pytest.mark.parametrize("name", ["", "../secret", "a/b", ".hidden", "a\\b", "x" * 100])
def test_a_name_is_no_path(name: str, data: Path) -> None:
    """A name cannot lead out of the folder."""
    with pytest.raises(HamkorError):
        saved.save(name, saved.COUNCIL)
    with pytest.raises(HamkorError):
        saved.load(name)
    assert not list(data.parent.rglob("*.toml"))


@pytest.mark.parametrize("text", ["cards = 3", "not toml", "narrative = 'yes'"])
def test_a_broken_report_is_said(text: str, data: Path) -> None:
    """A file that somebody spoilt is named with what is wrong."""
    saved.folder().mkdir()
    (saved.folder() / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(HamkorError, match="mine"):
        saved.load("mine")


def test_ready_reports_name_cards_that_there_are() -> None:
    """Every card of the reports that we ship exists."""
    assert not [key for report in saved.READY.values() for key in report.cards if key not in CARDS]


def test_a_report_of_another_day(board: Board) -> None:
    """The view's day is the report's day."""
    chosen = Choices(as_of=date(2025, 3, 1))
    paper = build(Report(cards=("growth",), choices=chosen, narrative=False), board)
    assert paper.made == date(2025, 3, 1)
