"""What an administrator may choose, each with its default and a sentence. Environment variables override: `HAMKOR_…`.

HAMKOR_LEDGER=postgresql+psycopg://… HAMKOR_HOME_COUNTRY=KAZ streamlit run dashboard.py
"""

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from metrics import languages
from metrics.languages import N_

ROOT = Path(__file__).resolve().parent.parent


class Unfit(SystemExit):
    """A setting that cannot be used. It ends the program while that starts, with a sentence and without a trace."""

    def __init__(self, sentence: str, **slots: Any) -> None:
        with languages.speaking(os.environ.get("HAMKOR_LANGUAGE", languages.DEFAULT)):
            super().__init__(languages._(sentence, **slots))


@dataclass(frozen=True, slots=True)
class Settings:
    #: Folder of what the program keeps: the ledger and the tables an office edits.
    data: Path = ROOT / "data"
    #: Where uploads are kept, as an SQLAlchemy address. Empty: the file `hamkor.sqlite` in `data`.
    ledger: str = ""
    #: Where the country is: its citizens are not foreign, its institutions are not partners abroad. ISO 3166-1 alpha-3.
    home_country: str = "UZB"
    #: Month in which an academic year begins; a visit in August 2023 belongs to 2022/23.
    academic_year_starts: int = 9
    #: Language of a first visit when the browser asks for none that we speak.
    language: str = "en"
    #: Which engine computes: pandas, or polars for larger tables.
    engine: str = "pandas"
    #: Months without any visit, project or programme after which an agreement counts as dormant.
    dormant_months: int = 24
    #: Counts below this are shown as counts, never as per cent of change.
    small_base: int = 10
    #: Largest upload, in megabytes; the server's own limit in .streamlit/config.toml must not be lower.
    max_upload_mb: int = 20
    #: Colour of the university, on the screen and in every export: #RRGGBB, readable on white. Empty: a teal.
    accent: str = ""
    #: The same for the dark screen, readable on it. Empty: the accent, as much lighter as it needs.
    accent_dark: str = ""
    #: Picture of the university, PNG or JPEG. Empty: `logo.png` in `data`, where there is one.
    logo: str = ""
    #: Family of letters, on the screen and in every export. Empty: what `font_file` says, else Inter (Arial in Office).
    font: str = ""
    #: That family's file, WOFF2, WOFF, TTF or OTF; or two, parted by a comma: regular, bold. Empty: readers have it.
    font_file: str = ""
    #: Tokens of programs that may ask over HTTP, parted by commas. Empty: whoever reaches the server may ask.
    api_tokens: str = ""

    @property
    def ledger_url(self) -> str:
        return self.ledger or f"sqlite:///{self.data / 'hamkor.sqlite'}"


def load() -> Settings:
    """Settings with the environment's overrides. Raises Unfit naming the variable that does not fit."""
    chosen = {}
    for field in fields(Settings):
        name = f"HAMKOR_{field.name.upper()}"
        if name in os.environ:
            try:
                chosen[field.name] = type(field.default)(os.environ[name])  # type: ignore[misc]
            except ValueError:
                raise Unfit(
                    N_("{name} is “{value}”, and must be a whole number. Correct it and start again."),
                    name=name, value=os.environ[name],
                ) from None  # fmt: skip
    return Settings(**chosen)


settings = load()
