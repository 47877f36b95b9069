"""The figures of our overview, made beforehand for every unit, so that the floor has nothing to do but show them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from metrics import units
from metrics.board import CARDS, Choices, Empty, View, draw, open_board
from metrics.charts import CONFIG, figure

PAGE = "overview"


def prebuild(folder: Path) -> Path:
    """Writes `figures.json`, {unit: [{figure, config}]}, into `folder`, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "figures.json").write_text(_made(), encoding="utf-8")
    return folder


@cache
def _made() -> str:
    board = open_board()
    views = {unit.name: board.view(Choices(unit=unit.code)) for unit in units.tree().values()}
    return json.dumps({name: figures(view) for name, view in views.items()})


def figures(view: View) -> list[dict[str, Any]]:
    """What the overview draws; headline rows are text, not figures."""
    drawn = (draw(key, view) for key, card in CARDS.items() if card.page == PAGE)
    charts = [chart for chart in drawn if not isinstance(chart, Empty) and chart.form != "headlines"]
    return [{"figure": json.loads(figure(chart, "light").to_json()), "config": CONFIG} for chart in charts]
