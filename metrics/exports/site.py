"""A static site for the university's public page: the board's pages as files that any web server gives to anybody.

    for name, data in site(open_board(), ("overview", "students"), ("uz", "ru")): …     "uz/overview.html", …

Each file is whole in itself. Names of persons and counts of people under 5 never stand in it: nobody can ask for them
here, for what is public cannot be called back.
"""

from collections.abc import Iterator, Sequence
from html import escape

from metrics import languages, units
from metrics.board.card import Empty
from metrics.board.cards import CARDS, draw
from metrics.board.choices import Choices
from metrics.board.source import Board
from metrics.exports.discreet import discreet
from metrics.exports.html import html
from metrics.exports.paper import Paper
from metrics.exports.report import subtitle
from metrics.languages import LANGUAGES, N_, _

#: Pages that can be published, with their titles.
PAGES = {
    "overview": N_("Overview"),
    "students": N_("Students"),
    "mobility": N_("Visitors & outgoing"),
    "programs": N_("Programs & projects"),
    "partners": N_("Partners"),
}


def site(board: Board, pages: Sequence[str], spoken: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """(path inside the folder, bytes) of every file; `index.html` leads to the first page in each language.

    Pages that have nothing to show are left out, in every language alike.
    """
    view = board.view(Choices())
    cards = {page: [key for key, card in CARDS.items() if card.page == page] for page in pages}
    drawn = {page: [key for key in keys if not isinstance(draw(key, view), Empty)] for page, keys in cards.items()}
    shown = [page for page in pages if drawn[page]]
    for language in spoken:
        with languages.speaking(language):
            for page in shown:
                charts = [chart for key in drawn[page] if not isinstance(chart := draw(key, view), Empty)]
                paper = Paper(
                    title=f"{units.name(units.root())} · {_(PAGES[page])}",
                    subtitle=subtitle(Choices(), view, board, titled=False),
                    charts=tuple(discreet(chart) for chart in charts),
                    names={key: card.title for key, card in CARDS.items()},
                    made=view.today,
                )
                yield f"{language}/{page}.html", html(paper, _links(page, language, shown, spoken))
    if shown:
        yield "index.html", _index(shown[0], spoken)


def _links(page: str, language: str, pages: Sequence[str], spoken: Sequence[str]) -> str:
    """The other pages in this language, this page in the other languages."""
    told = [
        f"<span>{escape(_(PAGES[other]))}</span>"
        if other == page
        else f'<a href="{other}.html">{escape(_(PAGES[other]))}</a>'
        for other in pages
    ]
    told += [
        f'<a href="../{other}/{page}.html" lang="{other.replace("_", "-")}">{LANGUAGES[other]}</a>'
        for other in spoken
        if other != language
    ]
    return f'<div class="links">{"".join(told)}</div>'


def _index(page: str, spoken: Sequence[str]) -> bytes:
    """The door: one link for each language."""
    listed = "".join(
        f'<li><a href="{one}/{page}.html" lang="{one.replace("_", "-")}">{LANGUAGES[one]}</a></li>' for one in spoken
    )
    with languages.speaking(spoken[0]):
        title = escape(units.name(units.root()))
    tag = spoken[0].replace("_", "-")
    return (
        f'<!doctype html><html lang="{tag}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"></head><body style="font:18px sans-serif;'
        f'max-width:40em;margin:3em auto;padding:0 1em"><h1>{title}</h1><ul>{listed}</ul></body></html>'
    ).encode()
