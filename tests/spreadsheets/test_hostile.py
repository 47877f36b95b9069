"""Every hostile and awkward file of the shared corpus, through the whole reader: refused, warned of, or read.

The corpus is made anew by `../shared/hostile/make_bad_inputs.py`, one class a test; without it these tests are skipped.
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest

from metrics.spreadsheets import Reading, read
from metrics.spreadsheets.limits import MEGABYTE
from tests.spreadsheets.workbooks import xlsx

MAKER = Path(__file__).resolve().parents[3] / "shared" / "hostile" / "make_bad_inputs.py"
CLASSES = (
    "control", "zipbomb", "xml", "dims", "container", "name", "csv", "formula", "number", "year", "table", "layout"
)  # fmt: skip

#: Where we decided otherwise than the corpus, and why.
DECIDED: Mapping[str, tuple[str, str]] = {
    "error_na": (
        "warn",
        "#N/A is how offices write that a figure is not available: missing, with a warning",
    ),
}

pytestmark = pytest.mark.skipif(not MAKER.exists(), reason="the shared hostile corpus is not beside the project")


def sentences(reading: Reading) -> list[str]:
    """Everything that the person is told."""
    said = [problem.message for problem in reading.problems]
    said += [question.problem.message for question in reading.questions]
    said += [f"{aside.why}: {aside.text}" for aside in reading.set_aside]
    return said + ([reading.refused.message] if reading.refused else [])


def complaint(entry: Mapping[str, Any], reading: Reading) -> str:
    """What is wrong with the outcome, or an empty text."""
    expected = DECIDED.get(entry["id"], (entry["expect"], ""))[0]
    said = sentences(reading)
    told = not entry["say"] or any(re.search(entry["say"], text, re.IGNORECASE) for text in said)
    refused = reading.refused is not None
    # A warning is enough where there is something to read; where there is nothing, a refusal says so.
    right = {
        "reject": not reading.ready,
        "warn": not refused or entry["truth"] is None,
        "accept": not refused,
    }[expected]
    stumbled = refused and reading.refused is not None and reading.refused.kind.key == "stumbled"
    if right and told and not stumbled:
        return ""
    outcome = "refused" if refused else "ready" if reading.ready else "not ready"
    return f"{entry['id']}: {outcome} where {expected} /{entry['say']}/ was expected ({entry['why']}): {said[:4]}"


@pytest.mark.parametrize("name", CLASSES)
def test_corpus(name: str, tmp_path: Path) -> None:
    """Each file ends as expected, with a sentence that says why; the asking process stays small, and the next file is
    read as if nothing had happened."""
    made = [sys.executable, str(MAKER), "--out", str(tmp_path), "--only", name, "--bomb-mb", "50"]
    subprocess.run(made, check=True, capture_output=True)
    entries = [json.loads(line) for line in (tmp_path / "manifest.jsonl").read_text().splitlines()]
    assert entries
    assert read(xlsx(), "before.xlsx").refused is None
    memory = psutil.Process().memory_info().rss
    wrong = []
    for entry in entries:
        reading = read((tmp_path / entry["file"]).read_bytes(), entry["upload_name"])
        assert reading.file == entry["upload_name"]
        wrong.append(complaint(entry, reading))
    assert psutil.Process().memory_info().rss - memory < 50 * MEGABYTE
    assert read(xlsx(), "after.xlsx").refused is None
    assert not list(filter(None, wrong)), "\n" + "\n".join(filter(None, wrong))
