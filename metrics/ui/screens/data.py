"""Data: drop a file, see what was understood, answer, see what will change, keep it; and the history with its undo."""

from pathlib import Path

import streamlit as st

from metrics.languages import _
from metrics.ui import cache, data
from metrics.ui.card import heading
from metrics.ui.data import answers, asking, days, drop, editor, history, keeping, partners, sheet, there, understood
from metrics.ui.words import html, plain

st.html(Path(data.__file__).with_name("data.css"))
keeping.say()
draft = drop.at_hand()
if draft is None or draft.trouble:
    heading(_("Data"))
    if draft:
        st.error(f"**{plain(draft.reading.file)}**\n\n{plain(draft.trouble)}")
    edited = editor.opened()
    if edited:
        editor.show(edited)
    else:
        drop.place()
        history.show()
        days.show()
        partners.show()
        there.show()
else:
    reading = draft.reading
    heading(reading.file)
    answers.recalled(draft)
    with st.container(key="looked"):
        todo, seen = st.columns(2, gap="large")
    with todo:
        if reading.open_questions:
            asking.ask(draft)
        repair = understood.problems(reading, ["error", "warning"], most=6)
        if repair is not None:
            drop.answer(draft, repair.answers)
            st.rerun()
        if reading.ready:
            partners.preview(draft)
            keeping.offer(draft, cache.board().example)
        elif not reading.open_questions:
            said = _("Mend this in your file, save it and drop it again. Nothing was kept.")
            if reading.repairs:
                said = _("Take what is proposed, or mend it in your file, save it and drop it again. Nothing was kept.")
            st.html(f"<p>{html(said)}</p>")
        with st.container(horizontal=True):
            st.button(_("Choose another file"), key="other", on_click=drop.put_aside)
            sheet.coloured(draft.data, reading)
            if reading.answers:
                st.button(_("Answer anew"), key="anew", on_click=drop.begin_again, args=(draft,))
    with seen:
        sheet.show(reading)
    understood.tables(reading)
    understood.problems(reading, ["info"])
    understood.aside(reading)
