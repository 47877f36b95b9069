"""What an administrator may choose, each with its default and a sentence. Environment variables override: `HAMKOR_…`.

HAMKOR_LEDGER=postgresql+psycopg://… HAMKOR_HOME_COUNTRY=KAZ streamlit run dashboard.py
"""

import os
from dataclasses import dataclass, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


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
    #: Colour of the university in charts, on the screen and in every export: #RRGGBB, not too pale. Empty: a teal.
    accent: str = ""
    #: Picture of the university for first pages, PNG or JPEG. Empty: `logo.png` in `data`, where there is one.
    logo: str = ""
    #: Tokens of programs that may ask over HTTP, parted by commas. Empty: whoever reaches the server may ask.
    api_tokens: str = ""

    @property
    def ledger_url(self) -> str:
        return self.ledger or f"sqlite:///{self.data / 'hamkor.sqlite'}"

    @property
    def logo_file(self) -> Path | None:
        file = Path(self.logo) if self.logo else self.data / "logo.png"
        return file if file.is_file() else None


def load() -> Settings:
    """Settings with the environment's overrides. Raises ValueError naming the variable that does not fit."""
    chosen = {}
    for field in fields(Settings):
        name = f"HAMKOR_{field.name.upper()}"
        if name in os.environ:
            try:
                chosen[field.name] = type(field.default)(os.environ[name])  # type: ignore[misc]
            except ValueError as cause:
                raise ValueError(f"{name}={os.environ[name]!r} is not a {type(field.default).__name__}") from cause
    return Settings(**chosen)


settings = load()
