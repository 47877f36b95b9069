"""PDF: the page of `html.py` on sheets of A4, printed by the machine's Chrome: contents, page numbers, sharp lines."""

from metrics.exports import chrome
from metrics.exports.html import paged
from metrics.exports.paper import Paper


def pdf(paper: Paper) -> bytes:
    """The paper as a .pdf file in the language of the moment. Raises HamkorError where there is no browser."""
    return chrome.visit(paged(paper), lambda window: window.pdf())
