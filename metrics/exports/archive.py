"""Several files as one: an archive whose names say their order, their chart and its language."""

import io
import re
import zipfile

from metrics.exports.paper import Paper
from metrics.languages import current


def packed(paper: Paper, files: list[bytes], suffix: str) -> bytes:
    """The file itself where there is one, else a .zip with a file for each chart of the paper."""
    if len(files) == 1:
        return files[0]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (chart, data) in enumerate(zip(paper.charts, files, strict=True), start=1):
            archive.writestr(f"{place:02}-{plain(chart.key)}-{current()}.{suffix}", data)
    return target.getvalue()


def plain(text: str) -> str:
    """A text as a part of a file's name that every system takes: no slash, no drive, no leading dot."""
    return re.sub(r"[^\w-]+", "-", text).strip("-.")[:80] or "hamkor"
