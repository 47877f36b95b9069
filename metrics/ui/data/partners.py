"""Partners and their other names: what looks like one partner, confirmed once; a register to look up and mend.

Nothing in the kept files changes: a word about a name is kept beside them, with who and when, and can be taken back.
"""

from collections.abc import Callable, Collection
from functools import partial
from hashlib import sha256

import streamlit as st

from metrics import countries
from metrics.board import partners
from metrics.board.partners import Likely, Partner
from metrics.board.source import open_board, open_ledger
from metrics.errors import HamkorError
from metrics.institutions import REASONS
from metrics.languages import _, listed, moment, ngettext
from metrics.ledger import Word
from metrics.ui import cache, choices
from metrics.ui.data import keeping
from metrics.ui.data.drop import Draft
from metrics.ui.panels import html_table
from metrics.ui.words import html, named, plain

#: Suggestions in sight at once; the next follow when these are answered.
_AT_ONCE = 3
#: Names of new institutions that are spelled out.
_NAMED = 5
#: Lines of what was called different; older ones are seldom sought.
_LINES = 50
_PREVIEW = "partners of the file at hand"


def show() -> None:
    """The whole panel, drawn anew by itself. Nothing while nothing is kept: the examples have no register."""
    if open_ledger().history():
        st.fragment(_panel, key="partner-register")()


def preview(draft: Draft) -> None:
    """Which institutions of the file at hand are new, and which of them look like a known partner."""
    board, ledger = open_board(), open_ledger()
    if board.example:
        return
    key = (draft.reading.sha256, tuple(sorted(draft.reading.answers.items())), board.version)
    held, found = choices.held(_PREVIEW, (None, None))
    if held != key:
        new = draft.reading.kept
        found = partners.unknown(board, ledger, new), partners.likely_new(board, ledger, new)
        choices.hold(_PREVIEW, (key, found))
    unknown, likely = found
    if unknown:
        st.html(f"<p>{html(_new(unknown))}</p>")
    _suggestions(likely, "preview")


def _new(names: Collection[str]) -> str:
    """ "3 institutions are new: Charles University, Ege University and 1 more." """
    some, rest = list(names)[:_NAMED], len(names) - _NAMED
    told = listed([*some, ngettext("{n} more", "{n} more", rest)] if rest > 0 else some)
    return ngettext("{n} institution is new: {names}.", "{n} institutions are new: {names}.", len(names), names=told)


def _panel() -> None:
    choices.speak()
    board, ledger = open_board(), open_ledger()
    every = partners.partners(board, ledger)
    if not every:
        return
    st.html(f'<h2 class="part">{html(_("Partners and their other names"))}</h2>')
    told = _("A partner that is written in several ways counts once when you say so. Your files stay as they are.")
    st.html(f'<p class="aside">{html(told)}</p>')
    _suggestions(cache.likely(), "register")
    _one(every)
    _all(every)
    _different(partners.different(ledger))


def _suggestions(likely: tuple[Likely, ...], where: str) -> None:
    if not likely:
        return
    grid = st.grid(min(len(likely), _AT_ONCE), min_column_width=340, gap=24)
    for group in likely[:_AT_ONCE]:
        with grid.cell():
            _ask(group, where)
    if len(likely) > _AT_ONCE:
        more = ngettext("{n} more suggestion follows.", "{n} more suggestions follow.", len(likely) - _AT_ONCE)
        st.html(f'<p class="aside">{html(more)}</p>')


def _ask(group: Likely, where: str) -> None:
    """One question: are these one partner, and under which name is it shown?"""
    key = f"{where}-{_short(*sorted(group.names))}"
    with st.form(f"likely-{key}"):
        st.html(f"<p><b>{html(_('These look like one partner'))}</b></p><p class='aside'>{html(_why(group))}</p>")
        lines = [_counted(name, rows) for name, rows in zip(group.names, group.rows, strict=True)]
        if len(lines) > 2:
            ticked = [st.checkbox(plain(line), True, key=f"{key}-{place}") for place, line in enumerate(lines)]
            chosen = [name for name, tick in zip(group.names, ticked, strict=True) if tick]
        else:
            chosen = list(group.names)
            st.html("".join(f"<p>{html(line)}</p>" for line in lines))
        shown = st.selectbox(_("Show it as"), group.names, key=f"shown-{key}")
        with st.container(horizontal=True):
            one = st.form_submit_button(_("They are one partner"), type="primary", key=f"one-{key}")
            two = st.form_submit_button(_("They are different"), key=f"different-{key}")
    if one:
        _united(group.names, chosen, shown)
    if two:
        _do(lambda: partners.tell_apart(open_ledger(), group.names, keeping.who()), _("They stay different partners."))


def _counted(name: str, rows: int) -> str:
    """ "Rezan SMU · 3 rows"; a name that is only in the file at hand has no row yet."""
    return f"{name} · {ngettext('{n} row', '{n} rows', rows)}" if rows else name


def _why(group: Likely) -> str:
    reasons = dict.fromkeys(pair.reason for pair in group.pairs)
    return _("Why: {reasons}", reasons="; ".join(_(REASONS[reason]) for reason in REASONS if reason in reasons))


def _united(names: Collection[str], chosen: list[str], shown: str) -> None:
    """The chosen ones are one; what was left out of the group is another partner than these."""
    together = {*chosen, shown}
    left = [name for name in names if name not in together]
    if len(together) < 2:
        st.error(_("Choose at least two names."))
        return

    def keep() -> None:
        ledger, who = open_ledger(), keeping.who()
        partners.unite(ledger, together, shown, who)
        if left:
            partners.tell_apart(ledger, [shown], who, left)

    _do(keep, _("{name} is one partner now, under all its names.", name=shown))


def _one(every: tuple[Partner, ...]) -> None:
    """Look one partner up: its other names, each to be taken back, and more to be added."""
    by_name = {partner.name: partner for partner in every}
    chosen = st.selectbox(
        _("Find a partner"), list(by_name), None, lambda name: _titled(by_name[name]),
        key="partner-found", placeholder=_("Type a part of the name"), width=560,
    )  # fmt: skip
    if chosen not in by_name:
        return
    for place, word in enumerate(by_name[chosen].others):
        _line(word, f"name-{place}", _("Also written: {name}", name=word.names[0]))
    rest = [name for name in by_name if name != chosen]
    with st.form("partner-names", border=False):
        more = st.multiselect(
            _("Other names of this partner"), rest, key="partner-more", accept_new_options=True,
            placeholder=_("Choose or type"), width=560,
        )  # fmt: skip
        shown = st.text_input(_("Show it as"), chosen, key=f"partner-shown-{_short(chosen)}", max_chars=300, width=560)
        pressed = st.form_submit_button(_("Keep these names"), key="partner-keep")
    shown = shown.strip() or chosen
    if pressed and (more or shown != chosen):
        said = _("{name} is one partner now, under all its names.", name=shown)
        _do(lambda: partners.unite(open_ledger(), {chosen, *more}, shown, keeping.who()), said)


def _all(every: tuple[Partner, ...]) -> None:
    """Every partner that has other names, in one table."""
    several = [partner for partner in every if partner.others]
    if not several:
        return
    title = ngettext("{n} partner has other names", "{n} partners have other names", len(several))
    with st.expander(title, key="partners-named"):
        heads = [_("Partner"), _("Country"), _("Other name"), _("Said by"), _("When")]
        body = [
            [partner.name, countries.name(partner.country) if partner.country else "", word.names[0], named(word.who),
             moment(word.when)]
            for partner in several for word in partner.others
        ]  # fmt: skip
        st.html(html_table(_("Partners and their other names"), heads, body))


def _different(words: tuple[Word, ...]) -> None:
    """What was called different, to be taken back where that was a slip."""
    if not words:
        return
    title = ngettext("{n} pair is known to be different", "{n} pairs are known to be different", len(words))
    with st.expander(title, key="partners-different"):
        for place, word in enumerate(words[:_LINES]):
            one, other = word.names
            _line(word, f"different-{place}", _("{one} is not {other}", one=one, other=other))


def _line(word: Word, key: str, said: str) -> None:
    with st.container(key=f"upload-word-{key}"):
        words, button = st.columns([4, 1], vertical_alignment="center")
        who = html(f"{moment(word.when)} · {named(word.who)}")
        words.html(f'<div class="upload"><p>{html(said)}</p><p>{who}</p></div>')
        with button.container(horizontal=True, horizontal_alignment="right"):
            st.button(_("Take back"), key=f"back-{key}", on_click=partial(_take_back, word))


def _take_back(word: Word) -> None:
    """Before the page is drawn anew, so that everything on it knows."""
    try:
        partners.take_back(open_ledger(), word, keeping.who())
    except HamkorError as error:
        st.error(plain(str(error)))


def _do(change: Callable[[], None], said: str) -> None:
    """Keep something, and say so when the page has drawn itself anew; or say why it cannot be kept."""
    try:
        change()
    except HamkorError as error:
        st.error(plain(str(error)))
        return
    keeping.done(said)


def _titled(partner: Partner) -> str:
    """ "Ryazan State Medical University · Russia" """
    return " · ".join(filter(None, [partner.name, countries.name(partner.country) if partner.country else ""]))


def _short(*names: str) -> str:
    """A key for a widget, which what a person typed must not be."""
    return sha256("\n".join(names).encode()).hexdigest()[:12]
