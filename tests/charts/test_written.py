"""A finished figure is sent as it was drawn."""

import json

import pytest
from plotly.io import to_json
from plotly.tools import return_figure_from_figure_or_data

from metrics.charts import figure
from metrics.charts.written import Written
from tests.charts.specimens import SPECIMENS


@pytest.mark.parametrize("name", SPECIMENS)
def test_what_is_sent_is_what_was_drawn(name: str) -> None:
    """By the way that Streamlit takes: each time the very figure that plotly looked through, and its height."""
    chart = SPECIMENS[name]("en")
    written, drawn = Written(chart, "dark"), figure(chart, "dark")
    for _again in range(2):
        given = return_figure_from_figure_or_data(written, validate_figure=True)
        assert given["layout"]["height"] == drawn.layout.height
        assert json.loads(to_json(given, validate=False)) == json.loads(drawn.to_json(engine="json"))
