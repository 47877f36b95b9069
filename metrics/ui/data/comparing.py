"""What keeping the file will change, told before: the rows that come and go, and whether they replace or are added.

Replacing is the habit where a table says its years. Where it would take away what the new file does not hold, nothing
is chosen beforehand: the person sees what each would do, and chooses.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar, cast

import streamlit as st

from metrics import units
from metrics.board import effect
from metrics.board.effect import Effect
from metrics.board.source import open_ledger
from metrics.errors import Problem
from metrics.indicators import CATALOGUE
from metrics.languages import N_, _, change, ngettext, number, year
from metrics.ledger import Difference, Mode
from metrics.subjects import SUBJECTS
from metrics.ui import choices
from metrics.ui.data.drop import Draft
from metrics.ui.data.understood import span
from metrics.ui.panels import html_table
from metrics.ui.words import html, plain

MODES: dict[Mode, str] = {"replace": N_("Replace what is there"), "add": N_("Add to what is there")}

T = TypeVar("T")

_DIFFERENCE = "difference"
#: Lines of the difference in sight; the others fold.
_LINES = 12


def mode(draft: Draft) -> Mode | None:
    """Asked only where rows of the same units and years are there already; None until it is answered."""
    lines = difference(draft, "replace")
    if not _there(lines):
        return "replace"
    careful = any(line.takes_away for line in lines)
    if careful:
        said = _("The new file does not hold everything that is there. Is it the whole list anew, or a further part?")
    else:
        said = _("There are rows for the same units and years already")
    chosen = st.radio(
        plain(said),
        list(MODES),
        None if careful else 0,
        format_func=lambda one: plain(_(MODES[one])),
        captions=[plain(_replaces(lines)), plain(_adds(lines))],
        key=f"mode-{draft.reading.sha256[:8]}",
    )
    return chosen


def tell(draft: Draft, mode: Mode, example: bool) -> None:
    """The change in one sentence and, line by line, in a table."""
    lines = difference(draft, mode)
    st.html(f"<p>{html(_summary(lines, example))}</p>")
    if len(lines) > 1 or _there(lines):  # else the sentence says it all
        tabulate(lines)
    if not example:
        _effect(draft, mode)


def tabulate(lines: tuple[Difference, ...]) -> None:
    """Before and after, line by line; those beyond the first fold."""
    _folding(lines, _table, "more-lines")


def _effect(draft: Draft, mode: Mode) -> None:
    """The headlines of the overview that would be other numbers; nothing where they all stay."""
    if effect.unlisted(draft.reading.kept):
        said = _("The file names units that are not listed yet: what changes in the headlines is seen once it is kept.")
        st.html(f'<p class="aside">{html(said)}</p>')
        return
    modes = dict.fromkeys(draft.reading.kept, mode)
    found = _once(draft, f"effect {mode}", lambda: effect.of_upload(open_ledger(), draft.reading.kept, modes))
    if found:
        headlines(found, _("What changes on the overview:"), "more-headlines")


def headlines(found: Sequence[Effect], title: str, key: str) -> None:
    """Headlines of the overview before and after, under a title; those beyond the first fold."""
    st.html(f"<p>{html(title)}</p>")
    _folding(found, partial(_headlines, title), key)


def changed(found: Sequence[Effect], key: str) -> None:
    """What did change on the overview, or that nothing did."""
    if found:
        headlines(found, _("What changed on the overview:"), key)
    else:
        st.html(f'<p class="aside">{html(_("Nothing changed on the overview."))}</p>')


def _headlines(title: str, found: Sequence[Effect]) -> str:
    heads = [_("Indicator"), _("Year"), _("Before"), _("After")]
    body = [
        [CATALOGUE[one.indicator].title, year(one.year, "academic"), one.said(one.before), one.said(one.after)]
        for one in found
    ]
    return f'<div class="difference">{html_table(title, heads, body, (2, 3))}</div>'


def _folding(lines: Sequence[T], drawn: Callable[[Sequence[T]], str], key: str) -> None:
    """The first lines in sight; the others fold."""
    st.html(drawn(lines[:_LINES]))
    if len(lines) > _LINES:
        rest = len(lines) - _LINES
        with st.expander(ngettext("{n} more line", "{n} more lines", rest), key=key):
            st.html(drawn(lines[_LINES:]))


def difference(draft: Draft, mode: Mode) -> tuple[Difference, ...]:
    """What keeping the file would change."""
    modes = dict.fromkeys(draft.reading.kept, mode)
    return _once(draft, mode, lambda: open_ledger().difference(draft.reading.kept, modes))


def surprises(draft: Draft, mode: Mode) -> tuple[Problem, ...]:
    """Changes so large that the person should look again before they count."""
    modes = dict.fromkeys(draft.reading.kept, mode)
    return _once(draft, f"surprises {mode}", lambda: open_ledger().surprises(draft.reading.kept, modes))


def confirmed(draft: Draft, mode: Mode) -> bool:
    """Shows what is surprising; True once the person has said that it is so, and where nothing is."""
    odd = surprises(draft, mode)
    if not odd:
        return True
    st.html(f"<p>{html(_('Large changes: please look again.'))}</p>")
    _folding(odd, _listed, "more-surprises")
    return st.checkbox(_("I have looked: it is so"), key=f"looked-{draft.reading.sha256[:8]}-{mode}")


def _listed(odd: Sequence[Problem]) -> str:
    said = "".join(f'<li class="warning">{html(problem.message)}</li>' for problem in odd)
    return f'<ul class="problems">{said}</ul>'


def _once(draft: Draft, what: str, work: Callable[[], T]) -> T:
    """`work` done once for each file, its answers and the state of the ledger."""
    reading = draft.reading
    key = (reading.sha256, tuple(sorted(reading.answers.items())), open_ledger().version())
    held, found = choices.held(_DIFFERENCE, (None, {}))
    if held != key:
        found = {}
    if what not in found:
        with st.spinner(_("Comparing with what is there…")):
            found = found | {what: work()}
        choices.hold(_DIFFERENCE, (key, found))
    return cast(T, found[what])


def _there(lines: tuple[Difference, ...]) -> bool:
    return any(line.changed or line.unchanged or line.gone for line in lines)


def _counts(lines: tuple[Difference, ...]) -> dict[str, str]:
    """How many rows meet each fate."""
    fates = ("new", "changed", "unchanged", "gone")
    return {fate: number(sum(getattr(line, fate) for line in lines)) for fate in fates}


def _replaces(lines: tuple[Difference, ...]) -> str:
    return _("Rows that go: {gone}. New: {new}. Changed: {changed}. Unchanged: {unchanged}.", **_counts(lines))


def _adds(lines: tuple[Difference, ...]) -> str:
    """What adding would do, by the difference that replacing would make."""
    twice = sum(line.changed + line.unchanged for line in lines)
    return _(
        "Nothing goes. New rows: {new}. Rows that are there already and would count twice: {twice}.",
        new=number(sum(line.new for line in lines) + twice),
        twice=number(twice),
    )


def _summary(lines: tuple[Difference, ...], example: bool) -> str:
    if example:
        count = sum(line.new for line in lines)
        return ngettext(
            "{n} row is new. This first file takes the place of the example data.",
            "{n} rows are new. This first file takes the place of the example data.",
            count,
        )
    if not _there(lines):
        return ngettext(
            "{n} row is new; nothing that is there changes.",
            "{n} rows are new; nothing that is there changes.",
            sum(line.new for line in lines),
        )
    return _("New rows: {new}. Changed: {changed}. Unchanged: {unchanged}. Gone: {gone}.", **_counts(lines))


def _table(lines: Sequence[Difference]) -> str:
    """Before and after, by subject, unit and year; a column that would say the same or nothing is left out."""
    told: dict[str, list[str]] = {}
    if len({line.subject for line in lines}) > 1:
        told[_("Subject")] = [_(SUBJECTS[line.subject].title) for line in lines]
    if len({line.unit for line in lines}) > 1:
        told[_("Unit")] = [units.name(line.unit) for line in lines]
    if any(line.year is not None for line in lines):
        told[_("Year")] = ["" if line.year is None else span(line.year, line.year) for line in lines]
    words = len(told)
    if any(line.before for line in lines):
        told[_("Before")] = [number(line.before) for line in lines]
    told[_("After")] = [number(line.after) for line in lines]
    if any(line.before for line in lines):
        told[_("Difference")] = [change(line.after - line.before) for line in lines]
    counted = {_("New rows"): "new", _("Changed"): "changed", _("Gone"): "gone"}
    for title, name in counted.items():
        if any(getattr(line, name) for line in lines):
            told[title] = [number(getattr(line, name)) for line in lines]
    body = [list(row) for row in zip(*told.values(), strict=True)]
    table = html_table(_("What will change"), list(told), body, range(words, len(told)))
    return f'<div class="difference">{table}</div>'
