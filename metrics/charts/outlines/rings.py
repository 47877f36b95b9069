"""Rings of longitude and latitude: out of a topology, cut at the edge of the map, turned the right way. Used by `make`.

world-atlas joins what crosses the antimeridian, which is right on a globe; tools that think in a plane then see a band
around the whole Earth. So such rings are unwound beyond ±180 and cut there before anything else touches them.
"""

from itertools import accumulate, pairwise
from typing import Any

Ring = list[list[float]]


def geometry(topology: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    """One shape of a TopoJSON topology as a GeoJSON MultiPolygon without any ring across the antimeridian."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    parts: list[list[Ring]] = []
    for outer, *holes in polygons:
        kept = [cut(unwound(_joined(topology, hole))) for hole in holes]
        for piece in cut(unwound(_joined(topology, outer))):
            # No country of ours has both a hole and the antimeridian, so a hole belongs to the only piece.
            parts.append([piece, *(ring for rings in kept for ring in rings)])
    return {"type": "MultiPolygon", "coordinates": parts}


def _joined(topology: dict[str, Any], arcs: list[int]) -> Ring:
    """The points of some arcs, one after the other; a negative number is an arc walked backwards."""
    ring: Ring = []
    for number in arcs:
        points = _points(topology, number if number >= 0 else ~number)
        ring += (points if number >= 0 else points[::-1])[1 if ring else 0 :]
    return ring


def _points(topology: dict[str, Any], number: int) -> Ring:
    """An arc is kept as steps on a grid."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    steps = accumulate(topology["arcs"][number], lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [[x * wide + west, y * high + south] for x, y in steps]


def unwound(ring: Ring) -> Ring:
    """The same ring without jumps: what went over the edge goes on beyond ±180."""
    found = [ring[0]]
    for point in ring[1:]:
        turns = round((found[-1][0] - point[0]) / 360)
        found.append([point[0] + 360 * turns, point[1]])
    return found


def cut(ring: Ring) -> list[Ring]:
    """An unwound ring as the pieces that lie within ±180."""
    pieces = []
    for turn in (-360, 0, 360):
        piece = [[x + turn, y] for x, y in ring]
        for edge, sign in ((180, 1), (-180, -1)):
            piece = _within(piece, edge, sign)
        if len(piece) > 3 and max(x for x, _y in piece) > min(x for x, _y in piece):
            pieces.append(piece)
    return pieces


def _within(ring: Ring, edge: float, sign: int) -> Ring:
    """The part of a closed ring on one side of a meridian (Sutherland and Hodgman, 1974)."""
    found: Ring = []
    for (x, y), (next_x, next_y) in pairwise(ring):
        inside, next_inside = sign * x <= sign * edge, sign * next_x <= sign * edge
        if inside:
            found.append([x, y])
        if inside != next_inside:
            part = (edge - x) / (next_x - x)
            found.append([edge, y + part * (next_y - y)])
    return [*found, found[0]] if found else []


def clockwise(ring: Ring) -> bool:
    """Whether a closed ring runs clockwise, seen with north up."""
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) > 0


def turned(shape: dict[str, Any]) -> dict[str, Any]:
    """The same shape with outer rings clockwise and holes the other way."""
    for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
        for place, ring in enumerate(polygon):
            if clockwise(ring) != (place == 0):
                ring.reverse()
    return shape
