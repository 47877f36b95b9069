"""Outlines and positions: every country is somewhere, and no country fills the globe."""

from itertools import pairwise
from pathlib import Path

import pytest

from metrics import countries
from metrics.charts import outlines
from metrics.charts.outlines.rings import clockwise, cut, unwound

#: Codes of CLDR that are no country: outlying islands, regions, pseudo-locales.
NOWHERE = {"QUU", "ASC", "CPT", "TAA", "XBB", "XAA", "ZZZ", "DGA"}


def rings() -> list[tuple[str, int, list[list[float]]]]:
    return [
        (feature["id"], place, ring)
        for feature in outlines.world()["features"]
        for polygon in (
            feature["geometry"]["coordinates"]
            if feature["geometry"]["type"] == "MultiPolygon"
            else [feature["geometry"]["coordinates"]]
        )
        for place, ring in enumerate(polygon)
    ]


def test_every_country_has_a_position() -> None:
    """Whatever country a sheet may name can stand on a map."""
    assert set(countries.alpha2()) - NOWHERE <= set(outlines.positions())
    for latitude, longitude in outlines.positions().values():
        assert -90 <= latitude <= 90 and -180 <= longitude <= 180


def test_outer_rings_run_clockwise() -> None:
    """d3 fills what lies to the right of a ring: the other way round a country would be the rest of the world."""
    for code, place, ring in rings():
        assert ring[0] == ring[-1] and len(ring) >= 4, code
        assert clockwise(ring) == (place == 0), code


def test_nothing_wraps_around_the_earth() -> None:
    """What crosses the antimeridian is cut there: no side of a ring runs around the globe."""
    for code, _place, ring in rings():
        for (a, _), (b, _) in pairwise(ring):
            assert abs(a - b) < 40 and -180 <= b <= 180, code


def test_cut_at_the_antimeridian() -> None:
    """A square across ±180 becomes two, of the same area together; one that does not cross stays as it is."""
    square = [[170.0, 0.0], [170.0, 10.0], [-170.0, 10.0], [-170.0, 0.0], [170.0, 0.0]]
    east, west = sorted(cut(unwound(square)), key=lambda ring: -ring[0][0])
    assert {x for x, _y in east} == {170, 180} and {x for x, _y in west} == {-180, -170}
    calm = [[0.0, 0.0], [0.0, 10.0], [20.0, 10.0], [20.0, 0.0], [0.0, 0.0]]
    assert [sorted(map(tuple, ring)) for ring in cut(unwound(calm))] == [sorted(map(tuple, calm))]


def test_small_states_are_drawn() -> None:
    """The small states that the coarser outlines lack are here; the file stays small."""
    assert {"SGP", "MDV", "BHR", "MLT", "HKG", "UZB", "RUS", "XKK"} <= outlines.ids()
    assert outlines.SHIPPED.stat().st_size < 300_000


@pytest.mark.parametrize(
    ("code", "box"), [("UZB", (37, 46, 55, 74)), ("IND", (6, 36, 68, 98)), ("SGP", (1, 2, 103, 105))]
)
def test_positions_lie_in_their_country(code: str, box: tuple[float, float, float, float]) -> None:
    """A bubble stands in its own country."""
    latitude, longitude = outlines.positions()[code]
    assert box[0] < latitude < box[1] and box[2] < longitude < box[3]


def test_an_office_may_bring_its_own(data: Path) -> None:
    """Outlines in the data folder take the place of ours, and travel within the figure; a broken file is named."""
    assert outlines.ground(inline=False) == outlines.ADDRESS
    own = data / "world.geojson"
    own.write_text('{"type":"FeatureCollection","features":[{"type":"Feature","id":"UZB","properties":{}}]}')
    assert outlines.ids() == {"UZB"}
    assert outlines.ground(inline=False) == outlines.world()
    own.write_text('{"type":"Topology"}')
    with pytest.raises(ValueError, match=r"world\.geojson"):
        outlines.world()
