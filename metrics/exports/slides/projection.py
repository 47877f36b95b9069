"""Where a place on the globe stands on the slide, and the outlines of all countries there, cut to the window.

The same two views as on the screen (`metrics.charts.geography`): the world in Natural Earth's projection (Patterson and
Šavrič's polynomial), and Eurasia around home in a conic one of equal area (Albers). Outlines are cut to the window in
degrees, projected, thinned to what a slide can show, and kept: they change with the file alone.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from metrics.charts import geography, outlines

Point = tuple[float, float]

#: Parts of the window's width: less is no detail on a slide.
FINE = 1 / 900
SMALLEST = 1 / 450


@dataclass(frozen=True, slots=True)
class View:
    """`name` is "world" or "near"; west and east count from `centre`, in degrees."""

    name: str
    centre: float
    west: float
    east: float
    south: float
    north: float

    def raw(self, longitude: float, latitude: float) -> Point:
        """A place as plane coordinates, y upwards; `longitude` counts from the centre."""
        x, y = math.radians(longitude), math.radians(latitude)
        return _natural(x, y) if self.name == "world" else _conic(x, y)

    def away(self, longitude: float) -> float:
        """Degrees east of the centre, −180 to 180."""
        return (longitude - self.centre + 180) % 360 - 180


def _natural(x: float, y: float) -> Point:
    a = y * y
    b = a * a
    across = 0.8707 - 0.131979 * a + b * (-0.013791 + b * (0.003971 * a - 0.001529 * b))
    up = 1.007226 + a * (0.015085 + b * (-0.044475 + 0.028874 * a - 0.005916 * b))
    return x * across, y * up


def _conic(x: float, y: float, first: float = math.radians(25), second: float = math.radians(60)) -> Point:
    n = (math.sin(first) + math.sin(second)) / 2
    c = math.cos(first) ** 2 + 2 * n * math.sin(first)
    far = math.sqrt(max(c - 2 * n * math.sin(y), 0)) / n
    return far * math.sin(n * x), -far * math.cos(n * x)


def view(name: str, home: str) -> View:
    """The window of `geography.projection`."""
    shown = geography.projection(name, home)
    centre = float(shown["projection"]["rotation"]["lon"])
    (west, east), (south, north) = shown["lonaxis"]["range"], shown["lataxis"]["range"]
    if name == "world":  # the cut runs through the Bering Strait
        return View(name, centre, -180.0, 180.0, float(south), float(north))
    return View(name, centre, west - centre, east - centre, float(south), float(north))


@dataclass(frozen=True, slots=True)
class Window:
    """Plane coordinates of the frame; `place` gives parts of it, from the left and from the top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def ratio(self) -> float:
        return (self.right - self.left) / (self.top - self.bottom)

    def place(self, point: Point) -> Point:
        return (
            (point[0] - self.left) / (self.right - self.left),
            (self.top - point[1]) / (self.top - self.bottom),
        )


@lru_cache(maxsize=16)
def window(of: View) -> Window:
    """The frame around the window's edge."""
    steps = [of.west + (of.east - of.west) * step / 40 for step in range(41)]
    edge = [of.raw(x, y) for x in steps for y in (of.south, of.north)]
    edge += [of.raw(x, 0.0) for x in steps if of.south < 0 < of.north]
    xs, ys = [x for x, _y in edge], [y for _x, y in edge]
    return Window(min(xs), min(ys), max(xs), max(ys))


def place(of: View, latitude: float, longitude: float) -> Point:
    """Parts of the frame, from the left and from the top."""
    return window(of).place(of.raw(of.away(longitude), latitude))


def countries(of: View) -> dict[str, tuple[tuple[Point, ...], ...]]:
    """The rings of every country in the window, as parts of the frame; each code once."""
    file = outlines.own() or outlines.SHIPPED
    return _countries(of, file.stat().st_mtime_ns, str(file))


@lru_cache(maxsize=4)
def _countries(of: View, _changed: int, _file: str) -> dict[str, tuple[tuple[Point, ...], ...]]:
    frame, found = window(of), {}
    for feature in outlines.world()["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings = [ring for polygon in polygons for ring in _rings(of, frame, polygon[0])]
        if rings and feature.get("id"):
            found[str(feature["id"])] = tuple(rings)
    return found


def _rings(of: View, frame: Window, ring: Sequence[Sequence[float]]) -> Iterator[tuple[Point, ...]]:
    """One outer ring cut to the window, projected and thinned; nothing where it is outside or too small to be seen."""
    degrees = _unrolled([(of.away(point[0]), point[1]) for point in ring])
    for shift in (0.0, 360.0, -360.0):
        moved = [(x + shift, y) for x, y in degrees]
        if max(x for x, _y in moved) < of.west or min(x for x, _y in moved) > of.east:
            continue
        cut = _cut(moved, of.west, of.east, of.south, of.north)
        if len(cut) < 3:
            continue
        placed = _thin([frame.place(of.raw(x, y)) for x, y in _filled(cut)])
        xs, ys = [x for x, _y in placed], [y for _x, y in placed]
        if len(placed) > 2 and (max(xs) - min(xs) > SMALLEST or max(ys) - min(ys) > SMALLEST):
            yield tuple(placed)


def _unrolled(points: list[Point]) -> list[Point]:
    """A ring that crosses the cut goes on beyond it instead of jumping to the other side."""
    done, shift, before = [], 0.0, points[0][0]
    for x, y in points:
        shift += 360 if x - before < -180 else -360 if x - before > 180 else 0
        done.append((x + shift, y))
        before = x
    return done


def _cut(points: list[Point], west: float, east: float, south: float, north: float) -> list[Point]:
    """Sutherland and Hodgman: what of a ring lies within four sides."""
    for axis, edge, keep_less in ((0, west, False), (0, east, True), (1, south, False), (1, north, True)):
        out: list[Point] = []
        for before, now in zip([points[-1], *points[:-1]], points, strict=True):
            inside = [(point[axis] <= edge) if keep_less else (point[axis] >= edge) for point in (before, now)]
            if inside[0] != inside[1]:
                part = (edge - before[axis]) / (now[axis] - before[axis])
                out.append((before[0] + (now[0] - before[0]) * part, before[1] + (now[1] - before[1]) * part))
            if inside[1]:
                out.append(now)
        points = out
        if not points:
            return []
    return points


def _filled(points: list[Point]) -> Iterator[Point]:
    """Points along a cut, which is straight in degrees and bent on the map."""
    for before, now in zip(points, [*points[1:], points[0]], strict=True):
        yield before
        steps = int(max(abs(now[0] - before[0]), abs(now[1] - before[1])) // 10)
        for step in range(1, steps + 1):
            part = step / (steps + 1)
            yield before[0] + (now[0] - before[0]) * part, before[1] + (now[1] - before[1]) * part


def _thin(points: list[Point]) -> list[Point]:
    """Points that are too close to the one before are left out."""
    kept = points[:1]
    for point in points[1:]:
        if math.dist(point, kept[-1]) >= FINE:
            kept.append(point)
    return kept
