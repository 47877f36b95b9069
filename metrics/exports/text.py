"""Plain text, for an e-mail: the sentences, then each chart's message, its largest numbers and its source."""

from collections.abc import Iterator

from metrics.charts.table import twin
from metrics.exports.paper import Paper, counted_from, grounds, source
from metrics.languages import day, ngettext

#: Rows of each chart that stand in a letter; the other formats have all.
MOST = 25


def _sentences(paper: Paper) -> Iterator[str]:
    for sentence in paper.sentences:
        yield sentence
        if below := grounds(paper, sentence):
            yield f"  ({below})"


def text(paper: Paper) -> bytes:
    """The paper as UTF-8 text in the language of the moment."""
    lines = [paper.title, paper.subtitle, day(paper.made, "long"), "", *_sentences(paper)]
    for place, chart in enumerate(paper.charts, start=1):
        rows = twin(chart).fillna("")
        table = [
            list(map(str, rows.columns)),
            *([str(one) for one in row] for row in rows.head(MOST).to_numpy().tolist()),
        ]
        lines += ["", f"{place}. {chart.title}" if len(paper.charts) > 1 else chart.title, chart.subtitle, ""]
        lines += [" | ".join(" ".join(cell.split()) for cell in row) for row in table]
        if (left := len(rows) - MOST) > 0:
            lines.append(ngettext("{n} more row in the table", "{n} more rows in the table", left))
        lines += [*chart.notes, source(chart), counted_from(paper.cells.get(chart.key, ()))]
    said = [line.rstrip() for line in lines]
    return ("\n".join(line for place, line in enumerate(said) if line or (place and said[place - 1])) + "\n").encode()
