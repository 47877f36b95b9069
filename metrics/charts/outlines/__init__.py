"""Where countries lie: outlines for the ground of a map, and one point each for a bubble.

The outlines are Natural Earth's (public domain), made by `make.py` beside this file. They are a picture, not a claim:
`NOTE` is printed under every map. An office that must show other borders puts its own `world.geojson` (features whose
`id` is the ISO alpha-3 code, outer rings clockwise) into the data folder.

The file stands in `metrics/ui/static/` because that is the folder that Streamlit serves as `app/static/` when the app's
script is `metrics/ui/frame.py`, both under `streamlit run dashboard.py` and under `uvicorn dashboard:app`. A browser
then fetches it once (80 KB compressed) instead of receiving it within each figure.
"""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from metrics.languages import N_
from metrics.settings import settings

NOTE = N_("Boundaries are illustrative and express no opinion on the status of any territory.")

#: Relative, so that it works below any base path.
ADDRESS = "app/static/world.geojson"
SHIPPED = Path(__file__).resolve().parents[2] / "ui" / "static" / "world.geojson"
POSITIONS = Path(__file__).with_name("positions.csv")


def own() -> Path | None:
    """The office's own outlines, where it has put some."""
    file = settings.data / "world.geojson"
    return file if file.exists() else None


def world() -> dict[str, Any]:
    """The outlines as GeoJSON; the same object each time, not to be changed. Raises ValueError for a broken file."""
    file = own() or SHIPPED
    return _world(file, file.stat().st_mtime_ns)


@cache
def _world(file: Path, _changed: int) -> dict[str, Any]:
    outlines: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if outlines.get("type") != "FeatureCollection":
        raise ValueError(f"{file.name} is not a GeoJSON FeatureCollection")
    return outlines


def ids() -> frozenset[str]:
    """Codes of the countries that have an outline of their own."""
    return frozenset(feature["id"] for feature in world()["features"] if feature.get("id"))


def ground(inline: bool) -> str | dict[str, Any]:
    """What a map is drawn on: an address for the screen, the outlines themselves for a file that leaves it.

    An office's own outlines are in no folder that is served, so they always travel within the figure.
    """
    return world() if inline or own() else ADDRESS


@cache
def positions() -> dict[str, tuple[float, float]]:
    """Country → latitude, longitude of the point where its bubble stands."""
    with POSITIONS.open(encoding="utf-8", newline="") as source:
        return {row["country"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(source)}
