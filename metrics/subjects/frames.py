"""Tables as pandas frames: typed as their subject declares them, and stacked without losing a type."""

from collections.abc import Mapping, Sequence

import pandas as pd
from pandas.api.types import union_categoricals

from metrics.subjects.columns import DTYPES, PROVENANCE, Subject

#: One tidy frame a subject. Every subject is present, empty where nothing was uploaded.
Tables = Mapping[str, pd.DataFrame]


def tidy(subject: Subject, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with exactly the columns of `subject` and `PROVENANCE`, in order and typed; absent ones are missing.

    Raises ValueError where a value does not fit its column's type, KeyError where a column is none of the subject's.
    """
    strange = set(rows.columns) - {column.name for column in subject.columns} - set(PROVENANCE)
    if strange:
        raise KeyError(f"{subject.name} has no column {', '.join(sorted(strange))}")
    kinds = {column.name: column.kind for column in subject.columns}
    out: dict[str, pd.Series] = {}
    for name in [*kinds, *PROVENANCE]:
        dtype = DTYPES[kinds[name]] if name in kinds else "string" if name == "cell" else "category"
        if name in rows:
            values = rows[name]
        else:
            values = pd.Series("reported" if name == "status" else None, index=rows.index, dtype=object)
        if dtype == "category" and not isinstance(values.dtype, pd.CategoricalDtype):
            values = values.astype("string")
        elif dtype == "category" and values.cat.categories.dtype != pd.StringDtype():
            # pandas has two types of text, and `stack` unites only what is alike.
            values = values.astype(pd.CategoricalDtype(values.cat.categories.astype("string")))
        out[name] = values.astype(dtype)  # type: ignore[call-overload]
    return pd.DataFrame(out, index=rows.index)


def empty(subject: Subject) -> pd.DataFrame:
    """A table of `subject` with no rows, every column typed."""
    return tidy(subject, pd.DataFrame())


def stack(subject: Subject, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tidy tables of one subject, one below the other, still tidy; the index counts anew.

    Categories are united column by column (pandas alone would fall back to objects), in alphabetical order, so that
    the same rows give the same table whatever they came in.
    """
    if not frames:
        return empty(subject)
    columns: dict[str, object] = {}
    for name in frames[0].columns:
        parts = [frame[name] for frame in frames]
        if isinstance(parts[0].dtype, pd.CategoricalDtype):
            columns[name] = union_categoricals(parts, sort_categories=True)
        else:
            columns[name] = pd.concat(parts, ignore_index=True).array
    return pd.DataFrame(columns, copy=False)
