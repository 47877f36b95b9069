"""Frames as they leave by HTTP: plain JSON values or CSV, with names beside codes, without what names a person."""

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from metrics import countries, units
from metrics.exports.csv import safe
from metrics.exports.discreet import LEAST


def named(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the name of each country and unit, in the language of the moment, right after its code."""
    out = table.copy()
    for column, name in (("country", countries.name), ("unit", units.name)):
        if column in out:
            said = out[column].astype("object").map(name, na_action="ignore").astype("string")
            out.insert(list(out.columns).index(column) + 1, f"{column}_name", said)
    return out


def without_small(table: pd.DataFrame, of_people: bool) -> tuple[pd.DataFrame, bool]:
    """`table` with small numbers of people suppressed in `value`, and whether any was."""
    if not of_people:
        return table, False
    small = table["value"].gt(0) & table["value"].lt(LEAST)
    small = small.fillna(False).astype(bool)
    if not small.any():
        return table, False
    hidden = table.assign(
        value=table["value"].mask(small), status=table["status"].astype("object").mask(small, "suppressed")
    )
    return hidden.assign(
        **{aside: hidden[aside].mask(small) for aside in ("n", "low", "high") if aside in hidden}
    ), True


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
