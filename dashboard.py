"""Hamkor's door. Both `streamlit run dashboard.py` and `uvicorn dashboard:app` open it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from metrics import api
from metrics.ui import brand
from metrics.ui.incidents import told
from metrics.ui.middleware import LAYERS
from metrics.ui.warmth import warm


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Everything that a first visitor would wait for is made ready before the door opens."""
    await warm()
    yield


app = st.App(
    Path(__file__).with_name("metrics") / "ui" / "frame.py",
    routes=[*api.ROUTES, *brand.ROUTES],
    middleware=LAYERS,
    lifespan=lifespan,
    on_script_error=told,
)
