"""Against targets."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from metrics import units
from metrics.board import messages
from metrics.board.card import Draft
from metrics.board.shapes.words import options, year_word
from metrics.board.shapes.years import series
from metrics.board.view import View
from metrics.indicators import CATALOGUE
from metrics.indicators.answer import Answer
from metrics.languages import _


def bullets(view: View, indicators: Iterable[str]) -> Draft | None:
    """Each indicator against its target: that of the latest year told of, else the next one set."""
    rows: list[Mapping[str, Any]] = []
    answers: list[Answer] = []
    names: dict[str, str] = {}
    for indicator in indicators:
        answer, told = series(view, indicator)
        targets = view.targets(indicator)
        if told.last is None or not targets:
            continue
        year, value = told.last
        aim = year if year in targets else min((y for y in targets if y > year), default=None)
        if aim is None:
            continue
        names[indicator] = _("{name}, {year}", name=answer.indicator.title, year=year_word(view, aim))
        rows.append({
            "indicator": indicator, "year": year, "value": value, "target": targets[aim], "previous": told.before,
            "unit": answer.indicator.unit, "status": "reported",
        })  # fmt: skip
        answers.append(answer)
    if not rows:
        return None
    data = pd.DataFrame(rows).astype({"year": "Int64", "value": "Float64", "target": "Float64", "previous": "Float64"})
    return Draft(
        "bullet",
        messages.against_target([row["value"] >= row["target"] for row in rows]),
        data,
        {"y": "indicator", "value": "value", "target": "target", "previous": "previous", "unit": "unit"},
        tuple(answers),
        subtitle=units.name(view.choices.unit),
        figures=tuple(
            _(
                "{name}: {value} of {target}",
                name=names[row["indicator"]],
                value=CATALOGUE[row["indicator"]].format(row["value"]),
                target=CATALOGUE[row["indicator"]].format(row["target"]),
            )
            for row in rows
        ),
        options=options(view, names=names),
    )
