"""Axes: round ticks that hold every value."""

from hypothesis import given
from hypothesis import strategies as st

from metrics.charts.axes import legend_height, tail, ticks, whole
from metrics.charts.lines import spread
from metrics.charts.style import THEMES


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6))
def test_ticks_hold_the_values(low: float, reach: float) -> None:
    """Ticks begin at or below the lowest value, end at or above the highest, ascend, and are few."""
    found = ticks(low, low + reach)
    assert found[0] <= low + 1e-6 * reach and found[-1] >= low + reach - 1e-6 * reach
    assert found == sorted(set(found)) and 2 <= len(found) <= 8


def test_ticks_are_round() -> None:
    """Steps are 1, 2, 2.5 or 5 times a power of ten."""
    assert ticks(0, 1204) == [0, 500, 1000, 1500]
    assert ticks(0, 3) == [0, 1, 2, 3]
    assert ticks(-40, 60) == [-50, -25, 0, 25, 50, 75]


def test_people_are_whole() -> None:
    """Nobody is counted in halves; a rate may be."""
    assert whole([0, 0.5, 1], "persons") == [0, 1]
    assert whole([0, 0.5, 1], "per cent") == [0, 0.5, 1]


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(5, 60)), max_size=8), st.floats(-100, 500))
def test_labels_do_not_overlap(boxes: list[tuple[float, float]], most: float) -> None:
    """Labels pushed apart keep their order and their distance, and none rises out of the picture."""
    boxes.sort()
    heights = [height for _middle, height in boxes]
    found = spread([middle for middle, _height in boxes], heights, most)
    assert all(middle + height / 2 <= most + 1e-6 for middle, height in zip(found, heights, strict=True))
    for place in range(1, len(found)):
        assert found[place] - found[place - 1] >= (heights[place] + heights[place - 1]) / 2 - 1e-6


def test_room_at_the_end_of_bars() -> None:
    """Longer texts need a longer axis; more legend needs more height."""
    look = THEMES["light"]
    assert 1 < tail(["1"], look, 100) < tail(["1 204 of 1 300"], look, 100)
    assert legend_height(["a"], look, 8) < legend_height(["a long name of something"] * 4, look, 8)
