"""By place: bubbles on the countries."""

from collections.abc import Iterable

from metrics import countries
from metrics.board import messages
from metrics.board.card import Draft
from metrics.board.shapes.words import figures, options, when
from metrics.board.shapes.years import Where, span
from metrics.board.view import View


def mapped(view: View, indicator: str, flows: bool = False, where: Where = None) -> Draft | None:
    """Bubbles on the countries, for counts."""
    years = span(view, indicator, where)
    if years is None:
        return None
    answer = view.ask(indicator, ("country",), years, where=where)
    placed = answer.table.dropna(subset=["country"])
    placed = placed[~placed["country"].isin(countries.OTHERS) & (placed["value"].fillna(0) > 0)]
    if placed.empty:
        return None
    return Draft(
        "bubble_map",
        messages.places(answer.indicator.title, len(placed), when(view, indicator, years)),
        placed,
        {"country": "country", "value": "value"},
        (answer,),
        figures=figures(answer, placed, "country"),
        options=options(view, view=window(placed["country"]), flows=flows),
    )


def window(codes: Iterable[str]) -> str:
    """How much of the world a map must show: "near" where every country is near, else "world"."""
    return "near" if all(countries.group(code) == "near" for code in codes) else "world"
