"""Real sheets of other publishers, where they are present beside the checkout: read right, and never silently wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT.parent / "shared" / "cases"
RIGHT = ("cn-inbound-panel", "fr-etrangers-csv", "od-totals-csv", "ru-outbound-wide", "tw-foreign-104", "chula-mou-csv",
         "smu-partners-flat")  # fmt: skip


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not beside this checkout")
def test_real_sheets(tmp_path: Path) -> None:
    """The files of the first layouts come out whole, and no file at all gives a wrong number without a sign."""
    out = tmp_path / "score.json"
    command = [sys.executable, str(CASES / "score.py"), "--cases", str(CASES), "--expected",
               str(CASES / "expected-open.jsonl"), "--project", str(ROOT), "--python", sys.executable,
               "--timeout", "300", "--json", str(out)]  # fmt: skip
    subprocess.run(command, check=False, capture_output=True, timeout=3600)
    files = {file["slug"]: file for file in json.loads(out.read_text(encoding="utf-8"))["files"]}
    assert {slug: files[slug]["issues"] for slug in RIGHT if files[slug]["status"] != "PASS"} == {}
    assert {slug: file["silent"] for slug, file in files.items() if file["silent"]} == {}
