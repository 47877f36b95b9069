"""Reports that an office wants again: each a small TOML file in the folder `reports` of the data folder.

    save("council-2026", report)      names() → ["council", "council-2026"]      load("council-2026") → Report

"council" is there from the start; an office that saves its own under that name has that one.
"""

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from metrics.board.choices import Choices
from metrics.errors import HamkorError, Kind
from metrics.exports.report import Report
from metrics.languages import N_, listed
from metrics.settings import settings

NOT_THERE = Kind("exports.no-report", "error", N_("There is no report {name}. There are: {names}."))
BROKEN = Kind("exports.report-broken", "error", N_("The report {name} cannot be read: {reason}."))
NAMELESS = Kind("exports.report-name", "error", N_("A report needs a name of letters, digits, spaces and dashes."))
NOT_KEPT = Kind("exports.report-not-kept", "error", N_("The report {name} cannot be kept: {reason}."))

#: What a council asks for on a Monday.
COUNCIL = Report(
    cards=(
        "headlines",
        "growth",
        "origin_map",
        "origins",
        "students_by_level",
        "students_concentration",
        "visits_by_year",
        "mobility_both_ways",
        "programs_by_year",
        "partner_map",
        "need_care",
        "targets",
    )
)
READY: Mapping[str, Report] = {"council": COUNCIL}

_NAME = re.compile(r"\w[\w -]{0,79}")


def folder() -> Path:
    return settings.data / "reports"


def names() -> list[str]:
    """All reports that can be loaded, the ready ones first."""
    own = sorted(file.stem for file in folder().glob("*.toml")) if folder().is_dir() else []
    return list(dict.fromkeys([*READY, *own]))


def load(name: str) -> Report:
    """The report of that name. Raises HamkorError where there is none, or where its file makes no sense."""
    file = folder() / f"{name}.toml"
    if not _NAME.fullmatch(name) or not file.is_file():
        if name in READY:
            return READY[name]
        raise HamkorError(NOT_THERE, name=name, names=listed(names()))
    try:
        return _report(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as cause:
        raise HamkorError(BROKEN, name=name, reason=cause) from cause


def save(name: str, report: Report) -> Path:
    """Keeps the report, in place of one of the same name. Raises HamkorError where it cannot be kept."""
    name = name.strip()
    if not _NAME.fullmatch(name):
        raise HamkorError(NAMELESS)
    file = folder() / f"{name}.toml"
    try:
        folder().mkdir(parents=True, exist_ok=True)
        # Written beside and moved over: nobody ever reads half a report.
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder(), suffix=".part", delete=False) as part:
            part.write(written(report))
        os.replace(part.name, file)
    except OSError as cause:
        raise HamkorError(NOT_KEPT, name=name, reason=cause.strerror or cause) from cause
    return file


def forget(name: str) -> None:
    """Removes a report of the office's own; a ready one comes back as it was."""
    if _NAME.fullmatch(name):
        (folder() / f"{name}.toml").unlink(missing_ok=True)


def written(report: Report) -> str:
    """The report as TOML. Strings of JSON are strings of TOML, but for one letter."""
    told: dict[str, Any] = {
        "title": report.title,
        "cards": list(report.cards),
        "narrative": report.narrative,
        "names": report.names,
        "small-cells": report.small_cells,
    }
    if report.sentences is not None:
        told["sentences"] = list(report.sentences)
    lines = [f"{key} = {_value(value)}" for key, value in told.items()]
    chosen = [f"{key} = {_value(value)}" for key, value in report.choices.to_address().items()]
    return "\n".join([*lines, "", "[choices]", *chosen, ""])


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _report(told: Mapping[str, Any]) -> Report:
    """A report from what its file says. Raises TypeError naming what is not of its kind."""
    kinds = {"title": str, "cards": list, "narrative": bool, "names": bool, "small-cells": bool, "sentences": list}
    for key, kind in kinds.items():
        if key in told and not isinstance(told[key], kind):
            raise TypeError(f"{key} is {told[key]!r}")
    said = told.get("sentences")
    return Report(
        title=told.get("title", ""),
        cards=tuple(map(str, told.get("cards", ()))),
        choices=Choices.from_address({key: str(value) for key, value in told.get("choices", {}).items()}),
        narrative=told.get("narrative", True),
        sentences=None if said is None else tuple(map(str, said)),
        names=told.get("names", False),
        small_cells=told.get("small-cells", False),
    )
