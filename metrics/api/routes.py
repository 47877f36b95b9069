"""Each address and what it gives. Nothing is computed here: the board opens the tables, the indicators answer."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
from anyio import to_thread
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from metrics import languages
from metrics.api import problems, query, tables, telling
from metrics.api.description import described
from metrics.board.choices import Choices
from metrics.board.source import Board, open_board
from metrics.errors import HamkorError, Problem
from metrics.exports.discreet import NAMES
from metrics.indicators import CATALOGUE, Answer, Indicator, ask
from metrics.indicators.notes import UNKNOWN_INDICATOR
from metrics.settings import settings
from metrics.subjects import SUBJECTS

MEDIA = {"json": "application/json", "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8"}
#: The address that calendar programs subscribe to. They can send no header, so it takes the token in itself, too.
CALENDAR = "/agreements.ics"
#: How a problem is told by HTTP; every other one is the caller's mistake, 400.
_STATUS = {problems.NO_TOKEN.key: 401, problems.UNKNOWN_TABLE.key: 404, UNKNOWN_INDICATOR.key: 404}


@dataclass(frozen=True, slots=True)
class Given:
    """An answer before it is written: one table, where there is one, and what JSON says around it; or a calendar."""

    table: pd.DataFrame | None
    around: dict[str, Any]
    calendar: bytes = b""


def indicators(_request: Request, _board: Board, _how: query.How) -> Given:
    """Every indicator with its words in the language asked for."""
    return Given(pd.DataFrame([_words(indicator) for indicator in CATALOGUE.values()]), {})


def answers(request: Request, board: Board, how: query.How) -> Given:
    """One indicator's answer. Numbers of people under 5, and what would tell them, are suppressed unless asked for."""
    asked = query.question(request.path_params["indicator"], _asked(request), how.as_of or date.today())
    answer = ask(asked, board.tables)
    table, notes = answer.table, list(answer.notes)
    if not how.small_cells and (few := telling.hidden(answer, board.tables)).any():
        table = tables.suppressed(table, few)
        notes.append(Problem(problems.SMALL))
    return Given(tables.named(table), {**_words(answer.indicator), "notes": [note.message for note in notes],
                                      "sources": _sources(answer, board)})  # fmt: skip


def subject(request: Request, board: Board, how: query.How) -> Given:
    """Rows of one subject as they count now, without what names a person unless asked for."""
    name = request.path_params["subject"]
    if name not in SUBJECTS:
        raise HamkorError(problems.UNKNOWN_TABLE, subject=name, allowed=", ".join(SUBJECTS))
    table, filters = board.tables[name], query.filters(_asked(request))
    for column in filters:
        if column not in table:
            raise HamkorError(problems.UNKNOWN_COLUMN, subject=name, name=column, allowed=", ".join(table.columns))
    counted = SUBJECTS[name].measure
    few = not how.small_cells and counted in table and SUBJECTS[name][counted].kind == "count"
    if few and not SUBJECTS[name].register:
        table = table.rename(columns={counted: "value"})
        table = tables.suppressed(table, tables.few(table, _told_by(name), flow=False))
        table = table.rename(columns={"value": counted})
    table = tables.chosen(table, filters)
    table = table.assign(file=table["upload"].astype("string").map(dict(board.files)))
    if not how.names:
        table = table.drop(columns=[column for column in NAMES if column in table])
    return Given(tables.named(table), {"subject": name, "title": languages._(SUBJECTS[name].title)})


def _told_by(name: str) -> list[str]:
    """Columns of a subject by which its rows can be summed."""
    dimensions = {one for indicator in CATALOGUE.values() if name in indicator.subjects for one in indicator.dimensions}
    return [column.name for column in SUBJECTS[name].columns if column.name in dimensions]


def ends(request: Request, board: Board, _how: query.How) -> Given:
    """The ends of a unit's agreements with their reminders, for a calendar program that asks again by itself."""
    from metrics.exports.ics import ics

    return Given(None, {}, ics(board.view(Choices(unit=query.unit(_asked(request))))))


def openapi(_request: Request, _board: Board, _how: query.How) -> Given:
    """What stands here, for programs."""
    return Given(None, described())


def _words(indicator: Indicator) -> dict[str, Any]:
    say = languages._
    return {
        "indicator": indicator.key,
        "name": indicator.title,
        "unit": indicator.unit,
        "flow": indicator.flow,
        "by": ",".join(indicator.dimensions),
        "definition": say(indicator.definition),
        "formula": say(indicator.formula),
        "source": say(indicator.source),
        "limitation": say(indicator.limitation),
    }


def _sources(answer: Answer, board: Board) -> list[dict[str, Any]]:
    return [
        {"upload": part.upload, "file": board.files.get(part.upload), "sheet": part.sheet, "rows": part.rows}
        for part in answer.sources
    ]


def _asked(request: Request) -> QueryParams:
    return QueryParams(request.url.query)


async def _served(request: Request, give: Callable[[Request, Board, query.How], Given]) -> Response:
    """Runs `give` in a thread, in the caller's language; a sentence and a status where it cannot."""
    return await to_thread.run_sync(partial(_answered, request, give))


def _answered(request: Request, give: Callable[[Request, Board, query.How], Given]) -> Response:
    language = languages.spoken(_wanted(request)) or settings.language
    with languages.speaking(language):
        try:
            _refuse_stranger(request)
            how = query.how(_asked(request))
            board = open_board(how.as_of)
            tag = _tag(request, board, language)
            if tag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
                return Response(status_code=304, headers=_headers(tag, language))
            given = give(request, board, how)
        except HamkorError as error:
            kind = error.problem.kind.key
            headers = {"WWW-Authenticate": "Bearer"} if kind == problems.NO_TOKEN.key else {}
            body = _json({"error": kind, "message": str(error)})
            return Response(
                body, _STATUS.get(kind, 400), {**headers, "Content-Language": _tongue(language)}, MEDIA["json"]
            )
    if given.calendar:
        return Response(given.calendar, 200, _headers(tag, language), MEDIA["ics"])
    if given.table is None:
        return Response(_json(given.around), 200, _headers(tag, language), MEDIA["json"])
    if how.format == "csv":  # a file of numbers has no other place to say that they are examples
        table = given.table.assign(example=True) if board.example else given.table
        return Response(("\ufeff" + tables.csv(table)).encode(), 200, _headers(tag, language), MEDIA["csv"])
    told = {**given.around, "version": board.version, "example": board.example, "rows": tables.records(given.table)}
    return Response(_json(told), 200, _headers(tag, language), MEDIA["json"])


def _refuse_stranger(request: Request) -> None:
    """Raises HamkorError where tokens are set and the caller brings none of them."""
    known = [token.strip() for token in settings.api_tokens.split(",") if token.strip()]
    scheme, _blank, said = request.headers.get("authorization", "").partition(" ")
    brought = said.strip() if scheme.lower() == "bearer" else ""
    if not brought and request.url.path.endswith(CALENDAR):
        brought = _asked(request).get("token", "")
    if known and not any(secrets.compare_digest(brought.encode(), token.encode()) for token in known):
        raise HamkorError(problems.NO_TOKEN)


def _wanted(request: Request) -> Iterator[str]:
    yield _asked(request).get("lang", "")
    for tag in request.headers.get("accept-language", "").split(","):
        yield tag.split(";")[0].strip()


def _tag(request: Request, board: Board, language: str) -> str:
    """Another one whenever the answer may be: the tables, the day, the address or the language changed."""
    said = f"{board.version} {date.today()} {request.url.path}?{request.url.query} {language}"
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def _headers(tag: str, language: str) -> dict[str, str]:
    return {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Language, Authorization",
        "Content-Language": _tongue(language),
    }


def _tongue(language: str) -> str:
    return language.replace("_", "-")


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, allow_nan=False).encode()


def _route(path: str, give: Callable[[Request, Board, query.How], Given]) -> Route:
    async def endpoint(request: Request) -> Response:
        return await _served(request, give)

    return Route(f"/api/v1{path}", endpoint, methods=["GET"])


ROUTES = [
    _route("/indicators", indicators),
    _route("/answers/{indicator}", answers),
    _route("/tables/{subject}", subject),
    _route(CALENDAR, ends),
    _route("/openapi.json", openapi),
]
