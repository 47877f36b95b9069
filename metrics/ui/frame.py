"""What every page stands in: language, menu, the bar of choices, and the marks for examples and for another day.

The widgets that the pages share are drawn here, so they live as long as the visit and no change of page or language
loses a choice. A page is one file in `screens/`; its line in `PAGES` is its name in the address and its title.
(The folder is not called `pages`: Streamlit takes that name for its old way of many pages, and would show one without
its frame to the first visitor who comes by a link.)
"""

from contextlib import ExitStack

import streamlit as st

from metrics.errors import HamkorError
from metrics.languages import N_, _
from metrics.ui import bar, cache, choices
from metrics.ui.card import heading
from metrics.ui.incidents import told
from metrics.ui.turns import turn

PAGES = {
    "overview": N_("Overview"),
    "students": N_("Students"),
    "mobility": N_("Visitors & outgoing"),
    "programs": N_("Programs & projects"),
    "partners": N_("Partners"),
    "report": N_("Report"),
    "data": N_("Data"),
    "definitions": N_("Definitions"),
}
#: Pages that read, keep or build something while somebody waits: they give their turn back before they begin.
LONG = {"report", "data"}

with ExitStack() as held:
    held.enter_context(turn())
    choices.begin()
    menu = [
        st.Page(f"screens/{name}.py", title=_(title), url_path=name, default=name == "overview")
        for name, title in PAGES.items()
    ]
    page = st.navigation(menu, position="top")
    if page.url_path in LONG:
        held.close()
    said = {
        "page_title": f"{page.title} · Hamkor",
        "about": _("Hamkor shows a university how international it is becoming."),
    }
    if choices.held("page said") != said:  # said again it would be drawn again, with everything below it
        st.set_page_config(page_title=said["page_title"], layout="wide", menu_items={"About": said["about"]})
    bar.languages()
    try:
        board = cache.begin()
    except HamkorError as trouble:
        heading(page.title)
        told(trouble)
        choices.leave_to_address()
        st.stop()
    bar.choose()
    bar.marks(board)
    page.run()
    choices.write(page.url_path)
    choices.hold("page said", said)
