"""Frames as they leave by HTTP: plain JSON values or CSV, with names beside codes, without what names a person."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from metrics import countries, units
from metrics.exports.csv import safe
from metrics.exports.discreet import too_few


def named(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the name of each country and unit, in the language of the moment, right after its code."""
    out = table.copy()
    for column, name in (("country", countries.name), ("unit", units.name)):
        if column in out:
            said = out[column].astype("object").map(name, na_action="ignore").astype("string")
            out.insert(list(out.columns).index(column) + 1, f"{column}_name", said)
    return out


def few(table: pd.DataFrame, by: Sequence[str], flow: bool) -> "pd.Series[bool]":
    """Which rows' `value` is of few people, or would tell one that is. `by` are the dimensions that it is told by.

    Only a `flow` is summed over years.
    """
    codes = [table[name] for name in by if flow or name != "year"]
    each = None if flow or "year" not in by else table["year"]
    hidden = too_few(table["value"], [True] * len(table), codes, each)
    return pd.Series(hidden, index=table.index, dtype=bool)


def suppressed(table: pd.DataFrame, small: "pd.Series[bool]") -> pd.DataFrame:
    """`table` without the values of these rows, and without what stands beside them and tells as much."""
    hidden = table.assign(
        value=table["value"].mask(small), status=table["status"].astype("object").mask(small, "suppressed")
    )
    return hidden.assign(**{aside: hidden[aside].mask(small) for aside in ("n", "low", "high") if aside in hidden})


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows for JSON: None for what is missing, whole numbers without a point, days in ISO 8601."""
    columns = {name: [_plain(value) for value in table[name].astype("object")] for name in table.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def csv(table: pd.DataFrame) -> str:
    """Comma-separated, points in decimals, whatever the language: for programs. Formulas are made harmless."""
    out = pd.DataFrame(
        {name: [safe(value) if isinstance(value, str) else value for value in map(_plain, table[name].astype("object"))]
         for name in table.columns}, dtype="object"
    )  # fmt: skip
    target = io.StringIO()
    out.to_csv(target, index=False, lineterminator="\r\n")
    return target.getvalue()


def chosen(table: pd.DataFrame, filters: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """Rows whose columns, as text, hold one of the given codes."""
    for name, codes in filters.items():
        table = table[table[name].astype("string").isin(codes)]
    return table


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value.item() if hasattr(value, "item") else value
