"""A finished figure is sent as it was drawn."""

import json
from typing import Any

import pytest
from plotly.io import to_json
from plotly.tools import return_figure_from_figure_or_data

from metrics.charts import figure
from metrics.charts.written import Written
from tests.charts.specimens import SPECIMENS


def sent(name: str) -> dict[str, Any]:
    """By the way that Streamlit takes."""
    given = return_figure_from_figure_or_data(Written(SPECIMENS[name]("en"), "dark"), validate_figure=True)
    figure: dict[str, Any] = json.loads(to_json(given, validate=False))
    assert given["layout"]["height"] == figure["layout"]["height"]
    return figure


@pytest.mark.parametrize("name", SPECIMENS)
def test_what_is_sent_is_what_was_drawn(name: str) -> None:
    """The very figure that plotly looked through, with what its template says in its layout."""
    drawn = json.loads(figure(SPECIMENS[name]("en"), "dark").to_json(engine="json"))
    layout = drawn["layout"]
    told = sent(name)
    del told["layout"]["datarevision"]
    assert told == {"data": drawn["data"], "layout": {**layout.pop("template")["layout"], **layout}}


def test_the_revision_names_what_is_in_the_arrays() -> None:
    """Charts of other data never share it, for plotly would leave the old ones standing; the same chart keeps it."""
    revisions = {name: sent(name)["layout"]["datarevision"] for name in SPECIMENS}
    contents = {name: json.dumps(sent(name)["data"]) for name in SPECIMENS}
    assert len(set(revisions.values())) == len(set(contents.values())) > 5
    assert all(sent(name)["layout"]["datarevision"] == revisions[name] for name in SPECIMENS)
