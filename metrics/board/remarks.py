"""Which remarks on years a chart shows: those of the years that stand side by side on its axis."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from metrics.indicators.answer import Answer
from metrics.indicators.remarks import Remark


def drawn(data: pd.DataFrame, encoding: Mapping[str, str], answers: Sequence[Answer]) -> tuple[Remark, ...]:
    """The remarks of the answers on the years of `data`, oldest first; none where the x-axis has no years.

    Where a chart sets indicators side by side, a remark on some of them is about their rows alone.
    """
    if encoding.get("x") != "year":
        return ()
    years = set(data["year"].dropna())
    told: dict[Remark, set[str]] = {}
    for answer in answers:
        for remark in answer.remarks:
            if remark.year in years:
                told.setdefault(remark, set()).add(answer.indicator.key)
    everywhere = len({answer.indicator.key for answer in answers})
    found = [
        remark
        if "indicator" not in data or len(keys) == everywhere
        else replace(remark, parts=(*remark.parts, ("indicator", frozenset(keys))))
        for remark, keys in told.items()
    ]
    return tuple(sorted(found, key=lambda remark: remark.year))
