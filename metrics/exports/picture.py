"""PNG and SVG, each chart with its title, source and notes inside: one file for one chart, an archive for several."""

import base64

from metrics.exports import chrome
from metrics.exports.archive import packed
from metrics.exports.html import document
from metrics.exports.paper import Paper


def png(paper: Paper) -> bytes:
    """Pictures of 2560 pixels across, ready for a slide. Raises HamkorError where there is no browser."""
    return packed(paper, [base64.b64decode(one) for one in _taken(paper, "png")], "png")


def svg(paper: Paper) -> bytes:
    """Drawings that stay sharp at any size, with their letters inside. Raises HamkorError where there is no browser."""
    return packed(paper, [one.encode() for one in _taken(paper, "svg")], "svg")


def _taken(paper: Paper, kind: str) -> list[str]:
    """Every chart as the page's own script draws it."""

    async def take(window: chrome.Window) -> list[str]:
        return [str(await window.evaluate(f"{kind}({place})", chrome.DRAWN)) for place in range(len(paper.charts))]

    return chrome.visit(document(paper, "", paper.charts, framed=True), take)
