"""A report: which cards, in which order, over what, in which words; made from the board of the day.

    build(Report(title="…", cards=("headlines", "growth")), open_board())     → Paper

The definition is small and frozen, so it can be kept (saved.py) and run again next year over that year's numbers: where
no years were chosen it always shows the last ten.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from metrics import languages, units
from metrics.board.card import Empty
from metrics.board.cards import CARDS, draw
from metrics.board.choices import Choices
from metrics.board.source import Board
from metrics.board.view import View
from metrics.charts import Chart
from metrics.charts.words import plain
from metrics.errors import HamkorError, Kind
from metrics.exports.discreet import discreet
from metrics.exports.narrative import sentences, tied
from metrics.exports.paper import Paper
from metrics.indicators import rows
from metrics.indicators.answer import Question
from metrics.languages import N_, _, listed

UNKNOWN = Kind("exports.unknown-card", "error", N_("This report names charts that there are not: {cards}."))
NOTHING = Kind("exports.nothing", "error", N_("None of the charts of this report has anything to show yet."))

#: What a progress bar is told: the part that is done, and what comes next.
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """`title` may be empty: the university's name stands then. `sentences` replace the narrative that we would write.

    `names` lets names of persons out, `small_cells` counts of people under 5; both are off unless somebody asks.
    """

    title: str = ""
    cards: tuple[str, ...] = ()
    choices: Choices = field(default_factory=Choices)
    narrative: bool = True
    sentences: tuple[str, ...] | None = None
    names: bool = False
    small_cells: bool = False


def build(report: Report, board: Board, view: View | None = None, progress: Progress | None = None) -> Paper:
    """The report over the board's tables, in the language of the moment.

    `view` is one of the report's choices that has answers already. Cards with nothing to show are left out, and the
    paper says which. Raises HamkorError for a card that there is not, and where nothing at all can be shown.
    """
    unknown = [key for key in report.cards if key not in CARDS]
    if unknown:
        raise HamkorError(UNKNOWN, cards=listed(unknown))
    view = view or board.view(report.choices)
    charts: list[Chart] = []
    empty: list[str] = []
    for place, key in enumerate(report.cards):
        if progress:
            progress(place / (len(report.cards) + 1), _(CARDS[key].title))
        chart = draw(key, view)
        if isinstance(chart, Empty):
            empty.append(_(CARDS[key].title))
        else:
            charts.append(discreet(chart, report.names, report.small_cells))
    if not charts:
        raise HamkorError(NOTHING)
    said = _said(report, view)
    if empty:
        said[_("Nothing to show yet: {cards}.", cards=listed(empty))] = ()
    return Paper(
        title=report.title or units.name(report.choices.unit),
        subtitle=subtitle(report.choices, view, board, titled=bool(report.title)),
        charts=tuple(charts),
        sentences=tuple(said),
        cells={chart.key: behind_cells(chart.asked, board) for chart in charts},
        grounds={text: behind_cells(asked, board) for text, asked in said.items() if asked},
        names={key: card.title for key, card in CARDS.items()},
        made=view.today,
    )


def _said(report: Report, view: View) -> dict[str, tuple[Question, ...]]:
    """The sentences, each with the questions behind its number; none are known of what somebody wrote anew."""
    if not report.narrative or report.sentences == ():
        return dict.fromkeys(report.sentences or (), ())
    ours = sentences(view, report.small_cells)
    if report.sentences is None:
        return {one.text: one.asked for one in ours}
    known = zip(report.sentences, tied(report.sentences, ours), strict=True)
    return {text: one.asked if one else () for text, one in known}


def subtitle(chosen: Choices, view: View, board: Board, titled: bool) -> str:
    """The unit (where the title is not its name), the years, and that these are examples."""
    first, last = (languages.year(year, chosen.calendar) for year in view.years)
    parts = [units.name(chosen.unit) if titled else "", first if first == last else f"{first}–{last}"]
    if board.example:
        parts.append(_("Example data"))
    return " · ".join(part for part in parts if part)


def behind_cells(asked: Iterable[Question], board: Board) -> tuple[str, ...]:
    """From which cells the answers were counted: "students.xlsx, sheet Contingent, B5:F77", one line a sheet."""
    found: dict[tuple[str, str], list[str]] = {}
    for question in asked:
        behind = rows(question, board.tables)
        for keys, some in behind.groupby(["upload", "sheet"], observed=True, dropna=False):
            upload, sheet = ("" if plain(part) is None else str(part) for part in keys)
            found.setdefault((board.files.get(upload, upload), sheet), []).extend(map(str, some["cell"].dropna()))
    return tuple(
        _("{file}, sheet {sheet}, cells {cells}", file=file, sheet=sheet, cells=span(cells))
        if sheet
        else _("{file}, cells {cells}", file=file, cells=span(cells))
        for (file, sheet), cells in found.items()
        if cells
    )


def span(cells: Iterable[str]) -> str:
    """The smallest rectangle around cells: ["B7", "F5", "C9:C11"] → "B5:F11"."""
    corners = [_corner(part) for cell in set(cells) for part in cell.split(":")]
    places = [place for place in corners if place]
    if not places:
        return ", ".join(sorted(set(cells)))
    first = (min(column for column, _row in places), min(row for _column, row in places))
    last = (max(column for column, _row in places), max(row for _column, row in places))
    return _name(*first) if first == last else f"{_name(*first)}:{_name(*last)}"


def _corner(cell: str) -> tuple[int, int] | None:
    letters = cell.rstrip("0123456789")
    number = cell[len(letters) :]
    if not letters.isascii() or not letters.isalpha() or not number:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column, int(number)


def _name(column: int, row: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
