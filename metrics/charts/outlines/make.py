"""Makes the outlines of countries and the places of their bubbles. Run once; what it wrote is kept beside the code.

    npm install world-atlas@2 mapshaper        # Natural Earth, public domain; mapshaper, MPL-2.0
    python -m metrics.charts.outlines.make node_modules

Outlines: Natural Earth 1:50m, simplified to some 250 KB, without Antarctica. Rings run clockwise, as d3 wants them: the
other way round a country fills the whole globe. Natural Earth draws who holds a place in fact; shapes that have no ISO
code of their own join the country under which statistics count them, and a few nobody counts stay without a code.
Positions: the innermost point of the largest part, from the 1:10m outlines, so that small states have one too.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.core import get_global

from metrics.charts.outlines import POSITIONS, SHIPPED
from metrics.charts.outlines.rings import geometry, turned
from metrics.countries import alpha2

#: Shapes that Natural Earth draws without an ISO code: whose statistics they belong to. XKK is CLDR's code of Kosovo.
JOINED = {"Somaliland": "SOM", "N. Cyprus": "CYP", "Cyprus U.N. Buffer Zone": "CYP", "Dhekelia": "CYP",
          "Akrotiri": "CYP", "Baikonur": "KAZ", "Kosovo": "XKK"}  # fmt: skip

#: Codes no longer in use, and the country that stands there now.
PAST = {"BUR": "MMR", "DDR": "DEU", "FXX": "FRA", "TMP": "TLS", "YMD": "YEM", "ZAR": "COD"}

#: Territories drawn as parts of another country, or too small to hold a point: latitude, longitude of their middle.
INSIDE_OTHERS = {
    "ATA": (-80.0, 20.0), "BES": (12.2, -68.3), "BVT": (-54.4, 3.4), "CCK": (-12.2, 96.8), "CXR": (-10.5, 105.6),
    "GLP": (16.2, -61.5), "GUF": (3.9, -53.1), "MTQ": (14.6, -61.0), "MYT": (-12.8, 45.2), "REU": (-21.1, 55.5),
    "SJM": (78.6, 16.0), "TKL": (-9.2, -171.8), "VAT": (41.9, 12.45),
}  # fmt: skip


def codes() -> dict[str, str]:
    """ISO numeric → alpha-3 as `metrics.countries` spells it; of two alpha-3 codes for one place, the one in use."""
    alpha3 = {two: three for three, two in alpha2().items() if three not in PAST}
    aliases = get_global("territory_aliases")
    return {number: alpha3[two[0]] for number, two in aliases.items() if number.isdigit() and two[0] in alpha3}


def coded(topology: Path, folder: Path) -> Path:
    """The countries of a topology as GeoJSON, each with its alpha-3 `code`, empty where it has none."""
    known = codes()
    world = json.loads(topology.read_text())
    shapes = []
    for shape in world["objects"]["countries"]["geometries"]:
        code = known.get(shape.get("id", ""), JOINED.get(shape["properties"]["name"], ""))
        if code != "ATA":  # a ring around a pole has no inside in a plane
            shapes.append({"type": "Feature", "properties": {"code": code}, "geometry": geometry(world, shape)})
    copy = folder / topology.name
    copy.write_text(json.dumps({"type": "FeatureCollection", "features": shapes}))
    return copy


def mapshaper(modules: Path, *command: str) -> None:
    subprocess.run([str(modules / ".bin" / "mapshaper"), *command], check=True)


def outlines(modules: Path, folder: Path) -> None:
    drawn = folder / "world.json"
    mapshaper(
        modules, str(coded(modules / "world-atlas/countries-50m.json", folder)),
        "-dissolve", "code", "-simplify", "weighted", "16%", "keep-shapes", "-clean",
        "-o", str(drawn), "format=geojson", "precision=0.01",
    )  # fmt: skip
    shapes = json.loads(drawn.read_text())["features"]
    world = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": shape["properties"]["code"],
                "properties": {},
                "geometry": turned(shape["geometry"]),
            }
            for shape in sorted(shapes, key=lambda shape: str(shape["properties"]["code"]))
            if shape["geometry"]
        ],
    }
    SHIPPED.write_text(json.dumps(world, separators=(",", ":")))


def positions(modules: Path, folder: Path) -> None:
    points = folder / "points.json"
    mapshaper(
        modules, str(coded(modules / "world-atlas/countries-10m.json", folder)), "-filter", 'code != ""',
        "-dissolve", "code", "-points", "inner", "-o", str(points), "format=geojson", "precision=0.01",
    )  # fmt: skip
    found = dict(INSIDE_OTHERS)
    for point in json.loads(points.read_text())["features"]:
        if point["geometry"]:
            longitude, latitude = point["geometry"]["coordinates"]
            found[point["properties"]["code"]] = (latitude, longitude)
    found |= {past: found[now] for past, now in PAST.items()}
    with POSITIONS.open("w", encoding="utf-8", newline="") as target:
        table = csv.writer(target, lineterminator="\n")
        table.writerow(["country", "latitude", "longitude"])
        table.writerows((code, *place) for code, place in sorted(found.items()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        outlines(Path(sys.argv[1]), Path(scratch))
        positions(Path(sys.argv[1]), Path(scratch))
