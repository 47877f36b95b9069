"""OpenAPI 3.1 of the addresses, made from the indicators and subjects that there are."""

from typing import Any

from metrics.api.query import CALENDARS, FORMATS
from metrics.indicators import CATALOGUE
from metrics.languages import LANGUAGES
from metrics.settings import settings
from metrics.subjects import SUBJECTS

_WHAT = "How international the university is: indicators, answers and the rows behind them."
_FEW = (
    "Numbers of people from 1 to 4 are suppressed unless small_cells=yes is asked for, and so are those by which one "
    "could be worked out: by the sum of a row, by another range of years, by other countries. Each way to divide a "
    "whole is judged for itself. Answers by different dimensions, in different calendars or of different days (as_of) "
    "may, put together, still tell a small number, and so do the rows of registers, which are one visit each, without "
    "its name. This keeps small numbers out of a sheet by accident. It is no lock: whoever may ask may ask for them."
)
_STATUSES = ["reported", "estimated", "missing", "suppressed", "not applicable"]


def described() -> dict[str, Any]:
    """The description, in English: parameters and their values are codes."""
    dimensions = sorted({name for indicator in CATALOGUE.values() for name in indicator.dimensions} - {"year"})
    told: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Hamkor",
            "version": "1",
            "description": f"{_WHAT}\n\n{_FEW}",
        },
        "paths": {
            "/api/v1/indicators": _path("Every indicator with its definition, formula and source", _given()),
            "/api/v1/answers/{indicator}": _path(
                "One indicator's answer",
                [
                    _parameter("indicator", "path", {"type": "string", "enum": list(CATALOGUE)}, required=True),
                    _parameter("by", "query", _many(["year", *dimensions]), "dimensions, in this order"),
                    _parameter(
                        "years", "query", {"type": "string", "pattern": r"^\d{4}(-\d{4})?$"}, "first and last year"
                    ),
                    _parameter("calendar", "query", {"enum": list(CALENDARS)}, "how a dated event finds its year"),
                    *(
                        _parameter(name, "query", _many(None), "only rows with one of these codes")
                        for name in dimensions
                    ),
                    *_given(),
                    _parameter(
                        "as_of", "query", {"type": "string", "format": "date"}, "as it stood at the end of that day"
                    ),
                    _parameter("small_cells", "query", {"enum": ["yes"]}, "also numbers of people from 1 to 4"),
                ],
                "#/components/schemas/Answer",
            ),
            "/api/v1/agreements.ics": _path(
                "Ends of agreements with reminders, to subscribe to in a calendar program",
                [
                    _parameter("unit", "query", {"type": "string"}, "part of the university, all of it unless told"),
                    _parameter("lang", "query", {"enum": list(LANGUAGES)}, "language of the entries"),
                    _parameter(
                        "as_of", "query", {"type": "string", "format": "date"}, "as it stood at the end of that day"
                    ),
                    _parameter("token", "query", {"type": "string"}, "for calendars, which can send no header"),
                ],
                content={"text/calendar": {"schema": {"type": "string"}}},
            ),
            "/api/v1/tables/{subject}": _path(
                "The rows of one subject, each with its file, sheet and cell",
                [
                    _parameter("subject", "path", {"type": "string", "enum": list(SUBJECTS)}, required=True),
                    *_given(),
                    _parameter(
                        "as_of", "query", {"type": "string", "format": "date"}, "as it stood at the end of that day"
                    ),
                    _parameter("names", "query", {"enum": ["yes"]}, "also names of persons"),
                    _parameter("small_cells", "query", {"enum": ["yes"]}, "also numbers of people from 1 to 4"),
                ],
            ),
        },
        "components": {"schemas": {"Answer": _ANSWER, "Problem": _PROBLEM}},
    }
    if settings.api_tokens:
        told["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        told["security"] = [{"token": []}]
    return told


def _path(
    summary: str,
    parameters: list[dict[str, Any]],
    schema: str | None = None,
    content: dict[str, Any] | None = None,
) -> dict[str, Any]:
    answer: dict[str, Any] = {"$ref": schema} if schema else {"type": "object"}
    content = content or {"application/json": {"schema": answer}, "text/csv": {"schema": {"type": "string"}}}
    problem = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {
                    "description": "the answer",
                    "content": content,
                    "headers": {"ETag": {"schema": {"type": "string"}}},
                },
                "304": {"description": "nothing changed since the ETag given"},
                "400": {"description": "the address does not fit", **problem},
                "401": {"description": "a token is needed", **problem},
                "404": {"description": "there is no such thing", **problem},
            },
        }
    }


def _given() -> list[dict[str, Any]]:
    return [
        _parameter("format", "query", {"enum": list(FORMATS)}, "json unless told"),
        _parameter("lang", "query", {"enum": list(LANGUAGES)}, "language of names and sentences"),
    ]


def _parameter(name: str, place: str, schema: dict[str, Any], says: str = "", required: bool = False) -> dict[str, Any]:
    told = {"name": name, "in": place, "schema": schema, "required": required}
    if schema.get("type") == "array":
        told |= {"style": "form", "explode": False}
    return told | ({"description": says} if says else {})


def _many(codes: list[str] | None) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", **({"enum": codes} if codes else {})}}


_ANSWER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "indicator": {"type": "string"},
        "unit": {"type": "string"},
        "notes": {"type": "array", "items": {"type": "string"}},
        "sources": {"type": "array", "items": {"type": "object"}},
        "version": {"type": "string"},
        "example": {"type": "boolean", "description": "true while these are the example figures that come with Hamkor"},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "value": {"type": ["number", "null"], "description": "null unless reported or estimated"},
                    "status": {"enum": _STATUSES},
                    "n": {"type": ["integer", "null"], "description": "rows behind the value"},
                    "unknown": {"type": ["integer", "null"], "description": "rows that carry no number: “at least”"},
                },
            },
        },
    },
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "properties": {"error": {"type": "string"}, "message": {"type": "string"}},
}
