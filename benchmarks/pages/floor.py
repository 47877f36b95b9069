"""The floor: a bare Streamlit page that shows figures made beforehand, one folder of them a unit."""

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st


@st.cache_resource
def prebuilt() -> dict[str, tuple[list[go.Figure], dict]]:
    made = json.loads((Path(os.environ["FLOOR_FIGURES"]) / "figures.json").read_text(encoding="utf-8"))
    return {unit: [(go.Figure(each["figure"]), each["config"]) for each in figures] for unit, figures in made.items()}


st.set_page_config(layout="wide")
unit = st.selectbox("Unit", list(prebuilt()), key="unit")
columns = st.columns(2)
for place, (figure, config) in enumerate(prebuilt()[unit]):
    columns[place % 2].plotly_chart(figure, config=config, theme=None, key=f"chart {place}")
