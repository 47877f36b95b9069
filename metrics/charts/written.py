"""A figure that is finished: written as JSON once, and sent to every visitor as it stands.

Whoever shows a plotly figure copies it, looks through it and writes it anew each time, which on a page of six charts
takes as long as all else together. The charts of a page never change once they are drawn.

In the browser Streamlit gives each figure to plotly twice, the second time as a copy. plotly draws again whatever it
cannot know to be the same, which is two fifths of all drawing: every array, unless `datarevision` names what is in
them, and everything under a template. So a finished figure has the one and not the other; the third thing, its width,
is held by static/hamkor.css.
"""

import zlib
from typing import Any

import orjson
import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from metrics.charts.chart import Chart
from metrics.charts.figure import described
from metrics.charts.style import ThemeName


class _Spec(dict[str, Any]):
    """What `plotly.io.to_json` asks of a figure. It holds the height alone; everything is in what is written."""

    def __init__(self, text: str, height: float) -> None:
        super().__init__(layout={"height": height})
        self._text = orjson.Fragment(text)

    def to_plotly_json(self) -> orjson.Fragment:
        return self._text


class Written(go.Figure):  # type: ignore[misc]
    """For `st.plotly_chart`, which takes figures of plotly alone. There is nothing in it to change or to look up."""

    def __init__(self, chart: Chart, theme: ThemeName) -> None:
        """Raises as `figure` does. What plotly would refuse in it is found by the tests of `figure`, not here."""
        figure = described(chart, theme)
        data = to_json_plotly(figure["data"], engine="orjson")
        layout = figure["layout"]
        layout = {**layout.pop("template")["layout"], **layout, "datarevision": zlib.crc32(data.encode())}
        self._spec = _Spec(f'{{"data":{data},"layout":{to_json_plotly(layout, engine="orjson")}}}', layout["height"])

    def to_dict(self) -> _Spec:
        return self._spec
