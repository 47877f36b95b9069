"""The names that people agreed on, put into the tables; and which institutions the tables name at all."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd

from metrics.subjects import Tables


def agreed(tables: Tables, names: Mapping[str, str]) -> Tables:
    """The tables with each institution under the name that people agreed on, {name as written: name to be shown}.

    Other columns, and the order and index of rows, stay; a table in which nothing changes is the same object.
    """
    return {subject: _renamed(rows, names) for subject, rows in tables.items()}


def _renamed(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    if "institution" not in rows:
        return rows
    written = rows["institution"].cat.categories
    if not any(name in names for name in written):
        return rows
    codes, shown = pd.factorize(np.array([names.get(name, name) for name in written], dtype=object))
    old = rows["institution"].cat.codes.to_numpy()
    new = np.where(old < 0, -1, codes[old])
    categories = pd.Index(shown, dtype=written.dtype)
    return rows.assign(institution=pd.Categorical.from_codes(new, categories=categories))


def countries_of(tables: Tables) -> dict[str, str | None]:
    """Every institution that a table names, with the country that most of its rows name; None where none does."""
    told: dict[str, Counter[str]] = {}
    for rows in tables.values():
        if "institution" in rows:
            counts = rows.groupby(["institution", "country"], observed=True, dropna=False).size()
            for name, country, count in counts.reset_index(name="rows").itertuples(index=False):
                if not pd.isna(name):
                    told.setdefault(str(name), Counter())
                    told[str(name)].update({} if pd.isna(country) else {str(country): int(count)})
    return {name: counts.most_common(1)[0][0] if counts else None for name, counts in told.items()}
