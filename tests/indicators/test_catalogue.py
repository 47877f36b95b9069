"""The catalogue: one key, one indicator."""

import pytest

from metrics.indicators.catalogue import CATALOGUE, named


def test_a_second_of_the_same_key_is_refused() -> None:
    """Two indicators of one key are refused in one clear sentence."""
    one = CATALOGUE["visits"]
    with pytest.raises(ValueError, match="'visits'"):
        named((one,), (one,))
