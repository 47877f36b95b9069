"""One file that somebody committed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Mode = Literal["replace", "add"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What an upload speaks for: one subject, the units and the years it has rows of. Empty years: a whole register.

    Rows of events that carry a date (a visit on 3 March) have a scope of their own with a `span`, the whole months
    from the first to the last of them: a list of January to December must not take the place of the autumn before,
    though both lie in one academic year.
    """

    subject: str
    units: tuple[str, ...]
    years: tuple[int, ...]
    mode: Mode
    rows: int
    span: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """One committed file, without its bytes. Nothing is ever deleted: `withdrawn` says since when it does not count."""

    number: int
    file: str
    sha256: str
    size: int
    who: str
    when: datetime
    note: str
    scopes: tuple[Scope, ...]
    answers: Mapping[str, str]
    #: Hash of the header words (`Reading.layout`): files of one making share it. "" where it was not said.
    layout: str = ""
    withdrawn: datetime | None = None
    withdrawn_by: str | None = None

    @property
    def active(self) -> bool:
        return self.withdrawn is None
