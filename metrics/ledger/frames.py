"""Tidy tables as bytes and back: Arrow's own file form, with the types that `metrics.subjects` declares.

Many uploads are joined before they become one pandas table: categories are united once for all of them.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from metrics.subjects import PROVENANCE, SUBJECTS, Kind, Subject

_ARROW: dict[str, pa.DataType] = {
    "year": pa.int16(),
    "category": pa.dictionary(pa.int32(), pa.large_string()),
    "text": pa.large_string(),
    "date": pa.timestamp("s"),
    "count": pa.int64(),
    "number": pa.float64(),
}
_NULLABLE: dict[str, Any] = {
    "year": pd.Int16Dtype(),
    "text": pd.StringDtype(),
    "count": pd.Int64Dtype(),
    "number": pd.Float64Dtype(),
}
_OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")
#: An upload's table is small: threads would cost more than they bring.
_READING = pa.ipc.IpcReadOptions(use_threads=False)


def kinds(subject: Subject) -> dict[str, Kind]:
    """Kind of each column of a tidy table, in order. `upload` is no column of what is kept: a row of it knows."""
    provenance: dict[str, Kind] = {name: "text" if name == "cell" else "category" for name in PROVENANCE}
    return {column.name: column.kind for column in subject.columns} | provenance


def schema(subject: Subject) -> pa.Schema:
    """How a table of `subject` is kept."""
    return _SCHEMAS[subject.name]


_SCHEMAS = {
    subject.name: pa.schema([(name, _ARROW[kind]) for name, kind in kinds(subject).items() if name != "upload"])
    for subject in SUBJECTS.values()
}


def pack(subject: Subject, rows: pd.DataFrame) -> bytes:
    """The bytes of a tidy table."""
    table = pa.Table.from_pandas(rows, schema=schema(subject), preserve_index=False).replace_schema_metadata()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def unpack(subject: Subject, data: bytes) -> pa.Table:
    """The table again, with the columns of today: one that came later is missing, one given up is left out."""
    with pa.ipc.open_file(pa.BufferReader(data), options=_READING) as source:
        table = source.read_all()
    if table.schema == schema(subject):
        return table
    columns = [
        table[field.name] if field.name in table.column_names else pa.nulls(len(table), field.type)
        for field in schema(subject)
    ]
    return pa.table(columns, schema=schema(subject))


def join(subject: Subject, parts: Sequence[tuple[int, pa.Table]]) -> pd.DataFrame:
    """One tidy pandas table of (upload number, table) in the order given; categories in alphabetical order."""
    whole = pa.concat_tables([schema(subject).empty_table(), *(table for _number, table in parts)])
    numbers, lengths = [number for number, _table in parts], [len(table) for _number, table in parts]
    columns: dict[str, object] = {}
    for name, kind in kinds(subject).items():
        if name == "upload":
            codes = np.repeat(np.arange(len(numbers)), lengths)
            columns[name] = _categorical(codes, [str(number) for number in numbers])
        elif kind == "category":
            columns[name] = _united(whole[name])
        elif kind == "date":
            columns[name] = whole[name].to_numpy()
        else:
            columns[name] = _NULLABLE[kind].__from_arrow__(whole[name])
    return pd.DataFrame(columns, copy=False)


def without(rows: pd.DataFrame, gone: np.ndarray) -> pd.DataFrame:
    """The rows that are not `gone`, counted anew, with no category left that none of them uses."""
    if not gone.any():
        return rows
    left = rows[~gone].reset_index(drop=True)
    for name, column in left.items():
        if isinstance(column.dtype, pd.CategoricalDtype):
            left[name] = column.cat.remove_unused_categories()
    return left


def _united(column: pa.ChunkedArray) -> pd.Categorical:
    whole = column.unify_dictionaries().combine_chunks()
    return _categorical(whole.indices.fill_null(-1).to_numpy(zero_copy_only=False), whole.dictionary.to_pylist())


def _categorical(codes: np.ndarray, texts: list[str]) -> pd.Categorical:
    """Codes into `texts` as a categorical whose categories are in order and all in use."""
    used = np.flatnonzero(np.bincount(codes + 1, minlength=len(texts) + 1)[1:])
    order = sorted(used.tolist(), key=texts.__getitem__)
    place = np.full(len(texts) + 1, -1, dtype=np.int32)  # the last one stands for the code -1, missing
    place[order] = np.arange(len(order), dtype=np.int32)
    categories = pd.Index([texts[code] for code in order], dtype="string")
    return pd.Categorical.from_codes(place[codes], categories=categories)
