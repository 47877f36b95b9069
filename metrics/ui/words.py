"""Words that came from people, made safe for the place where they are shown.

Sheets are written by anybody. Where Streamlit reads Markdown, a name like `![](http://…)` would load a picture from
outside; where it reads HTML, worse. Everything that is not ours passes `plain` or `html`.
"""

import re
from html import escape

from metrics.languages import _

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:$<>])")


def plain(text: str) -> str:
    """For places that read Markdown (labels, alerts, captions): every mark is shown as written."""
    return _MARKS.sub(r"\\\1", text)


def html(text: object) -> str:
    """For our own HTML (`st.html`): text and attribute values alike."""
    return escape(str(text), quote=True)


#: Who did something where nobody said a name: kept as it is, whatever the language.
NOBODY = "local"


def named(who: str | None) -> str:
    """Who did something, as the history says it."""
    return _("(no name given)") if who in (None, "", NOBODY) else str(who)


class Markup(str):
    """HTML that we made, for `st.html`: shown as it is, without a look for a file of that name."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return self
