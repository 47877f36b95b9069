"""`ask INDICATOR`: one answer as text, CSV or JSON, or the cells that it rests on.

Columns and codes are the same in every language, so that a script can rely on them; sentences on stderr are not.
"""

import argparse
import csv
import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from metrics.cli import days
from metrics.cli.who import opened
from metrics.languages import N_, _, number

if TYPE_CHECKING:
    import pandas as pd

    from metrics.indicators import Answer, Question
    from metrics.ledger import Ledger
    from metrics.subjects import Tables

HELP = N_("answers from what is kept")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("indicator", metavar=_("INDICATOR"))
    parser.add_argument("--by", type=_list, default=(), metavar="year,country", help=_("dimensions, in this order"))
    parser.add_argument(
        "--where",
        type=_filter,
        action="append",
        default=[],
        metavar="unit=CODE,CODE",
        help=_("only rows with one of these codes; may be repeated"),
    )
    parser.add_argument("--years", type=days.years, metavar="2016-2025", help=_("first and last year, inclusive"))
    parser.add_argument(
        "--calendar", choices=("academic", "calendar"), default="academic", help=_("how a dated event finds its year")
    )
    parser.add_argument(
        "--as-of", type=days.day, metavar="YYYY-MM-DD", help=_("from what was kept at the end of that day")
    )
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text")
    parser.add_argument(
        "--lineage",
        action="store_true",
        help=_("the rows behind the answer: file, sheet, cell, who brought them and when"),
    )


def run(chosen: argparse.Namespace) -> int:
    from metrics.board.source import end
    from metrics.indicators import Question, ask
    from metrics.institutions import agreed

    ledger = opened()
    then = end(chosen.as_of) if chosen.as_of else None
    written = ledger.current(then)
    tables = agreed(written, ledger.names(then))
    where: dict[str, tuple[str, ...]] = {}
    for name, codes in chosen.where:
        where[name] = (*where.get(name, ()), *codes)
    question = Question(chosen.indicator, chosen.by, where, chosen.years, chosen.calendar, chosen.as_of or date.today())
    answer = ask(question, tables)
    for problem in (*ledger.problems(then), *answer.notes):
        print(problem.message, file=sys.stderr)
    table = _lineage(question, answer, (tables, written), ledger) if chosen.lineage else answer.table
    {"text": _text, "csv": _csv, "json": _json}[chosen.format](table, answer)
    return 0


def _lineage(
    question: "Question", answer: "Answer", tables: "tuple[Tables, Tables]", ledger: "Ledger"
) -> "pd.DataFrame":
    """The rows behind the answer, with who brought them and when; on stderr what they add up to behind one number."""
    from metrics.board.lineage import adds_up, behind

    uploads = {str(upload.number): upload for upload in ledger.history()}
    found = behind(question, *tables, uploads)
    found["when"] = [f"{when:%Y-%m-%d %H:%M}Z" for when in found["when"]]
    total = adds_up(question, found)
    if total is not None and len(answer.table) == 1:
        print(_("These rows add up to {total}.", total=number(total, 2)), file=sys.stderr)
    return found.dropna(axis="columns", how="all") if len(found) else found


def _text(table: "pd.DataFrame", _answer: "Answer") -> None:
    lines = [list(table.columns), *([_cell(value) for value in row] for row in _rows(table))]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def _csv(table: "pd.DataFrame", _answer: "Answer") -> None:
    from metrics.exports.csv import safe

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(table.columns)
    out.writerows([safe(value) if isinstance(value, str) else _cell(value) for value in row] for row in _rows(table))


def _json(table: "pd.DataFrame", answer: "Answer") -> None:
    told = {
        "indicator": answer.indicator.key,
        "unit": answer.indicator.unit,
        "rows": [dict(zip(table.columns, row, strict=True)) for row in _rows(table)],
        "notes": [problem.message for problem in answer.notes],
        "sources": [{"upload": part.upload, "sheet": part.sheet, "rows": part.rows} for part in answer.sources],
    }
    print(json.dumps(told, ensure_ascii=False, default=str))


def _rows(table: "pd.DataFrame") -> list[list[Any]]:
    """Plain values, None for what is missing, whole numbers without a point (as over HTTP)."""
    plain = table.astype(object)
    rows = plain.where(plain.notna(), None).itertuples(index=False)
    return [[int(value) if isinstance(value, float) and value.is_integer() else value for value in row] for row in rows]


def _cell(value: Any) -> str:
    """A value as text; a day without the midnight that pandas gives it."""
    if value is None:
        return ""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _filter(text: str) -> tuple[str, tuple[str, ...]]:
    name, equals, codes = text.partition("=")
    if not equals or not _list(codes):
        raise argparse.ArgumentTypeError(_("{text} is not of the form {form}", text=text, form="unit=CODE,CODE"))
    return name.strip(), _list(codes)
