"""The three pages that are measured, each a server of its own with the example data: ours, the floor, the plain one."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

from benchmarks.prebuilt import prebuild
from tests.browser.serving import ROOT, Served, serving

Name = Literal["ours", "floor", "plain"]
PAGES = Path(__file__).with_name("pages")


@contextmanager
def running(*names: Name) -> Iterator[tuple[Served, ...]]:
    """Serve the pages named, until the block ends."""
    with ExitStack() as until, tempfile.TemporaryDirectory() as folder:
        yield tuple(until.enter_context(_START[name](Path(folder) / name)) for name in names)


@contextmanager
def ours(folder: Path) -> Iterator[Served]:
    with serving(folder / "data") as served:
        yield served


@contextmanager
def floor(folder: Path) -> Iterator[Served]:
    """With our settings of Streamlit, and our outlines of countries where its figures look for them."""
    shutil.copytree(ROOT / "metrics" / "ui" / "static", folder / "static")
    app = Path(shutil.copy(PAGES / "floor.py", folder))
    with serving(folder / "data", app, env={"FLOOR_FIGURES": str(prebuild(folder / "figures"))}) as served:
        yield served


@contextmanager
def plain(folder: Path) -> Iterator[Served]:
    """With Streamlit's own settings, as somebody who follows a tutorial leaves them."""
    folder.mkdir(parents=True)
    env = {"PLAIN_DATA": str(ROOT / "data" / "examples"), "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
    with serving(folder / "data", PAGES / "plain.py", cwd=folder, env=env) as served:
        yield served


_START = {"ours": ours, "floor": floor, "plain": plain}
