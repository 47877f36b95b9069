"""The ledger: every file that somebody committed, in order, and the tables that they make together today or then."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pandas as pd
from sqlalchemy import func, select

from metrics.errors import HamkorError, Problem
from metrics.ledger import backup, contents, entries, frames, moments, names, problems, scope
from metrics.ledger.difference import Difference, committed, compare, difference
from metrics.ledger.entries import Entries
from metrics.ledger.moments import Mark, Moment
from metrics.ledger.names import Word
from metrics.ledger.schema import EVENTS, UPLOADS, digest, seal
from metrics.ledger.store import Store
from metrics.ledger.surprises import surprises
from metrics.ledger.upload import Mode, Scope, Upload
from metrics.subjects import SUBJECTS, Tables, tidy


class Ledger:
    """One ledger, at an SQLAlchemy address. Made once and shared by threads.

    Raises HamkorError, at the start and later, where the database cannot be used. Tables that it gives are shared:
    take rows from them, never change them.
    """

    def __init__(self, url: str) -> None:
        self._store = Store(url)
        self._loading = Lock()
        # By (ledger, last event or name): what stood then never changes, so these need no care but for memory.
        self._entries = lru_cache(maxsize=8)(self._read_entries)
        self._tables = lru_cache(maxsize=4)(self._read_tables)
        self._names = lru_cache(maxsize=8)(self._read_names)

    def close(self) -> None:
        """Lets go of the database. Asked again, the ledger opens it again."""
        self._store.engine.dispose()

    def commit(
        self,
        data: bytes,
        file: str,
        tables: Mapping[str, pd.DataFrame],
        *,
        who: str,
        note: str = "",
        modes: Mapping[str, Mode] | None = None,
        answers: Mapping[str, str] | None = None,
        layout: str = "",
        base: str | None = None,
    ) -> Upload:
        """Keeps a file and what was read from it; when this returns, it is on disk.

        `modes` says by subject whether the rows replace earlier ones (the default) or are added; `layout` is the hash
        of the header words, under which the answers are `remembered`; `base` is the `version` whose difference the
        person saw. Raises HamkorError, with nothing kept, where there are no rows, the very same file is already kept,
        or somebody else changed the same years since `base`.
        """
        kept = {name: tidy(SUBJECTS[name], rows) for name, rows in tables.items() if len(rows)}
        if not kept:
            raise HamkorError(problems.NOTHING, file=file)
        packed = {name: frames.pack(SUBJECTS[name], rows) for name, rows in kept.items()}
        scopes = proposed(kept, modes)
        entry: dict[str, Any] = {
            "file": _clean(file),
            "sha256": digest(data),
            "note": _clean(note),
            "layout": _clean(layout),
            "answers": {_clean(key): _clean(code) for key, code in (answers or {}).items()},
            "scopes": scopes,
            "fingerprint": seal(entries.plain(scopes), {name: digest(blob) for name, blob in sorted(packed.items())}),
        }
        with self._store.writing() as connection:
            now = entries.after(connection, moments.last(connection, EVENTS).number)
            _refuse_again(now, entry["sha256"], entries.same(connection, entry["sha256"], entry["fingerprint"]))
            if base is not None:
                moments.refuse_moved(connection, self._store.id, base, scopes)
            number = (connection.execute(select(func.max(UPLOADS.c.number))).scalar() or 0) + 1
            entries.write_upload(connection, number, data, entry)
            contents.write(connection, number, packed)
            entries.write_event(connection, number, "commit", _clean(who), datetime.now(UTC))
        return self.upload(number)

    def withdraw(self, number: int, who: str) -> Upload:
        """The upload counts no more from now on. Raises HamkorError where it is unknown or withdrawn already."""
        with self._store.writing() as connection:
            now = entries.after(connection, moments.last(connection, EVENTS).number)
            if not _known(now, number).active:
                raise HamkorError(problems.ALREADY_WITHDRAWN, number=number)
            entries.write_event(connection, number, "withdraw", _clean(who), datetime.now(UTC))
        return self.upload(number)

    def restore(self, number: int, who: str) -> Upload:
        """The upload counts again, in its old place. Raises HamkorError where it is unknown or counts already."""
        with self._store.writing() as connection:
            now = entries.after(connection, moments.last(connection, EVENTS).number)
            upload = _known(now, number)
            if upload.active:
                raise HamkorError(problems.NOT_WITHDRAWN, number=number)
            for other in now.active:
                if other.sha256 == upload.sha256:
                    raise HamkorError(problems.READ_ANEW, number=number, other=other.number)
            entries.write_event(connection, number, "restore", _clean(who), datetime.now(UTC))
        return self.upload(number)

    def call(self, said: str, means: str, who: str) -> None:
        """From now on the institution written `said` is the partner `means`; `means` equal to `said` takes it back.

        Raises HamkorError where a name is empty, or where `means` is itself kept as another name of `said`.
        """
        with self._store.writing() as connection:
            names.write(connection, _clean(said).strip(), _clean(means).strip(), _clean(who), datetime.now(UTC))

    def names(self, as_of: datetime | None = None) -> dict[str, str]:
        """The partner that each other name of it leads to, now or at a moment."""
        moment = self._moment(as_of)
        return names.called(names.said(self._names(moment.ledger, moment.name)[0]))

    def differ(self, one: str, other: str, who: str, *, differ: bool = True) -> None:
        """From now on two names are known to be different partners; `differ` False takes it back.

        Raises HamkorError where they are not two names.
        """
        one, other = _clean(one).strip(), _clean(other).strip()
        with self._store.writing() as connection:
            names.write_apart(connection, one, other, differ, _clean(who), datetime.now(UTC))

    def words(self, as_of: datetime | None = None) -> tuple[Word, ...]:
        """Who said what of names and when, as it stands now or stood at a moment; the newest first."""
        moment = self._moment(as_of)
        found = self._names(moment.ledger, moment.name)[0].values()
        return tuple(sorted(found, key=lambda word: word.when, reverse=True))

    def remembered(self, layout: str) -> Mapping[str, str]:
        """The answers that the newest upload of this layout which counts was read with, by the question's key.

        Without the year: each year's file has its own. Empty where there is no such upload.
        """
        alike = (upload for upload in self.history() if upload.active and layout and upload.layout == layout)
        answers = next((upload.answers for upload in alike), {})
        return {key: code for key, code in answers.items() if key != "year"}

    def refuse_known(self, sha256: str) -> None:
        """Raises HamkorError where a file with these bytes counts already: what `commit` would say, said early."""
        _refuse_again(self._now(), sha256, None)

    def history(self, as_of: datetime | None = None) -> tuple[Upload, ...]:
        """Every upload, the newest first, as it stood at a moment or stands now."""
        return tuple(reversed(self._now(as_of).uploads.values()))

    def upload(self, number: int) -> Upload:
        """One upload as it stands now. Raises HamkorError where there is none of this number."""
        return _known(self._now(), number)

    def version(self, as_of: datetime | None = None) -> str:
        """A short text that is another one whenever the current tables, or the names of partners, may have changed."""
        return str(self._moment(as_of))

    def current(self, as_of: datetime | None = None) -> Tables:
        """What the active uploads say together, today or at a moment; every subject is there.

        `upload` holds the number of the upload that a row came from, as text. A moment that names no zone is in UTC.
        What is damaged is left out and named by `problems`.
        """
        return dict(self._current(as_of)[0])

    def problems(self, as_of: datetime | None = None) -> tuple[Problem, ...]:
        """What is left out of the current tables, or of the names of partners, because it is damaged."""
        moment = self._moment(as_of)
        return self._current(as_of)[1] + self._names(moment.ledger, moment.name)[1]

    def difference(self, tables: Tables, modes: Mapping[str, Mode] | None = None) -> tuple[Difference, ...]:
        """What committing these tables would change today, by subject, unit and year."""
        return difference(self.current(), {name: tidy(SUBJECTS[name], rows) for name, rows in tables.items()}, modes)

    def compare(self, before: datetime, after: datetime | None = None) -> tuple[Difference, ...]:
        """What changed from one moment to another, or to now, by subject, unit and year; no line where nothing did."""
        return compare(self.current(before), self.current(after))

    def after(self, tables: Tables, modes: Mapping[str, Mode] | None = None) -> Tables:
        """The current tables as they would be after committing these; the rows that come say no upload yet."""
        return committed(self.current(), {name: tidy(SUBJECTS[name], rows) for name, rows in tables.items()}, modes)

    def surprises(self, tables: Tables, modes: Mapping[str, Mode] | None = None) -> tuple[Problem, ...]:
        """Large changes that committing these tables would make, which a person should confirm; none is an error."""
        now = self.current()
        coming = {name: tidy(SUBJECTS[name], rows) for name, rows in tables.items()}
        return surprises(difference(now, coming, modes), now, committed(now, coming, modes))

    def tables(self, number: int) -> dict[str, pd.DataFrame]:
        """What was read from one upload, whether it counts or not. Raises HamkorError where it is damaged."""
        upload = self.upload(number)
        with self._store.reading() as connection:
            return contents.of_upload(connection, upload)

    def original(self, number: int) -> tuple[str, bytes]:
        """Name and bytes of the file as it came. Raises HamkorError where it is unknown or damaged."""
        upload = self.upload(number)
        with self._store.reading() as connection:
            data = connection.execute(select(UPLOADS.c.original).where(UPLOADS.c.number == number)).scalar()
        if data is None or digest(data) != upload.sha256:
            raise HamkorError(problems.DAMAGED_ORIGINAL, number=number, file=upload.file)
        return upload.file, data

    def verify(self) -> tuple[Problem, ...]:
        """Hashes everything anew: entries, originals and what was read from them. Empty when all is sound."""
        found = [
            Problem(problems.DAMAGED_STORE, slots={"place": self._store.place, "reason": fault})
            for fault in self._store.faults()
        ]
        moment = self._moment(None)
        known = self._read_entries(moment.ledger, moment.event)
        found += [*known.damage, *self._read_names(moment.ledger, moment.name)[1]]
        for number in known.uploads:
            for check in (self.original, self.tables):
                try:
                    check(number)
                except HamkorError as error:
                    found.append(error.problem)
        return tuple(found)

    def backup(self, file: Path, overwrite: bool = False) -> None:
        """Writes the whole ledger into one SQLite file, while others go on; `put_back` makes it a ledger again.

        Raises HamkorError where it cannot be written, or a file of this name is there and `overwrite` is not said.
        """
        backup.write(self._store, file, overwrite)

    def _now(self, as_of: datetime | None = None) -> Entries:
        moment = self._moment(as_of)
        return self._entries(moment.ledger, moment.event)

    def _moment(self, as_of: datetime | None) -> Moment:
        if as_of is not None and as_of.tzinfo is None:
            as_of = as_of.replace(tzinfo=UTC)
        with self._store.reading() as connection:
            return moments.at(connection, self._store.id, as_of)

    def _current(self, as_of: datetime | None) -> tuple[Tables, tuple[Problem, ...]]:
        moment = self._moment(as_of)
        with self._loading:  # who asks first loads; who asks meanwhile waits and gets the same
            return self._tables(moment.ledger, moment.event)

    def _read_entries(self, _ledger: str, event: Mark) -> Entries:
        with self._store.reading() as connection:
            return entries.after(connection, event.number)

    def _read_names(self, _ledger: str, name: Mark) -> tuple[dict[str, Word], tuple[Problem, ...]]:
        with self._store.reading() as connection:
            return names.standing(connection, name.number)

    def _read_tables(self, ledger: str, event: Mark) -> tuple[Tables, tuple[Problem, ...]]:
        known = self._entries(ledger, event)
        with self._store.reading() as connection:
            return contents.current(connection, known)


def proposed(tables: Tables, modes: Mapping[str, Mode] | None = None) -> tuple[Scope, ...]:
    """What these tables would speak for if they were committed."""
    chosen = modes or {}
    return tuple(
        held
        for name, rows in tables.items()
        for held in scope.scopes(SUBJECTS[name], rows, chosen.get(name, "replace"))
    )


def _known(known: Entries, number: int) -> Upload:
    if number not in known.uploads:
        raise HamkorError(problems.NO_UPLOAD, number=number)
    return known.uploads[number]


def _refuse_again(now: Entries, sha256: str, alike: int | None) -> None:
    """Raises HamkorError for bytes that count already, or that were withdrawn and would be read the same again."""
    for upload in now.active:
        if upload.sha256 == sha256:
            slots = {"number": upload.number, "file": upload.file, "day": _day(upload.when)}
            raise HamkorError(problems.SAME_FILE, None, None, **slots, who=upload.who)
    if alike in now.uploads:
        upload = now.uploads[alike]
        slots = {"number": upload.number, "file": upload.file, "day": _day(upload.withdrawn)}
        raise HamkorError(problems.SAME_FILE_WITHDRAWN, None, None, **slots)


def _day(moment: datetime | None) -> date | None:
    """The day on the clock of this machine."""
    return moment.astimezone().date() if moment else None


def _clean(text: str) -> str:
    """Text that every database takes: no NUL, and no half of a character that came alone."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
