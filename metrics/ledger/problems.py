"""Sentences about keeping uploads. What a person can do stands in each."""

from metrics.errors import Kind
from metrics.languages import N_

SAME_FILE = Kind(
    "ledger.same-file",
    "error",
    N_("This very file is already kept: it is upload {number}, {file}, by {who}, {day}."),
)
SAME_FILE_WITHDRAWN = Kind(
    "ledger.same-file-withdrawn",
    "error",
    N_("This very file was kept as upload {number} ({file}) and withdrawn on {day}. Restore it in the history."),
)
NOTHING = Kind("ledger.nothing", "error", N_("There are no rows to keep in {file}."))
NO_UPLOAD = Kind("ledger.no-upload", "error", N_("There is no upload number {number}."))
ALREADY_WITHDRAWN = Kind("ledger.already-withdrawn", "error", N_("Upload {number} is already withdrawn."))
NOT_WITHDRAWN = Kind("ledger.not-withdrawn", "error", N_("Upload {number} is not withdrawn: it counts already."))
READ_ANEW = Kind(
    "ledger.read-anew",
    "error",
    N_("Upload {number} cannot be restored: upload {other} keeps the same file. Withdraw that one first."),
)

BASE_MOVED = Kind(
    "ledger.base-moved",
    "error",
    N_("Meanwhile {who} changed the same years with {file}. Nothing was kept: look at what your file changes now."),
)
BASE_GONE = Kind(
    "ledger.base-gone",
    "error",
    N_("The ledger was put back from a backup meanwhile. Nothing was kept: look at what your file changes now."),
)
NO_NAME = Kind("ledger.no-name", "error", N_("A name is missing: say which institution is called what."))
NAMED_IN_A_CIRCLE = Kind(
    "ledger.named-in-a-circle",
    "error",
    N_("“{means}” is itself kept as another name of “{said}”. Take that back first."),
)

YEAR_HALVED = Kind(
    "ledger.year-halved",
    "warning",
    N_("{subject}, {unit}, {year}: {after} instead of {before}, half or less."),
)
LIST_HALVED = Kind("ledger.list-halved", "warning", N_("{subject}, {unit}: {after} instead of {before}, half or less."))
COUNTRY_GONE = Kind(
    "ledger.country-gone",
    "warning",
    N_("{subject}, {unit}, {year}: nobody from {country} any more; there were {before}."),
)
COUNTRY_STAYS_AWAY = Kind(
    "ledger.country-stays-away",
    "warning",
    N_("{subject}, {unit}, {year}: nobody from {country}; in {earlier} there were {before}."),
)
JUMP = Kind(
    "ledger.jump",
    "warning",
    N_(
        "{subject}, {unit}, {year}: {after}, and {before} in {earlier}. "
        "From no year to the next did this series ever change so much."
    ),
)

DAMAGED_ROWS = Kind(
    "ledger.damaged-rows",
    "error",
    N_(
        "What was read from upload {number} ({file}) is damaged in the ledger: its table “{subject}” is left out. "
        "Put the ledger back from a backup."
    ),
)
DAMAGED_ORIGINAL = Kind(
    "ledger.damaged-original",
    "error",
    N_("The original file of upload {number} ({file}) is damaged in the ledger. Put the ledger back from a backup."),
)
DAMAGED_ENTRY = Kind(
    "ledger.damaged-entry",
    "error",
    N_("The entry of upload {number} is damaged in the ledger and left out. Put the ledger back from a backup."),
)
DAMAGED_EVENT = Kind(
    "ledger.damaged-event",
    "error",
    N_("Line {number} of the ledger's history is damaged and left out. Put the ledger back from a backup."),
)
DAMAGED_NAME = Kind(
    "ledger.damaged-name",
    "error",
    N_("Line {number} of the names of partners is damaged and left out. Put the ledger back from a backup."),
)
DAMAGED_STORE = Kind(
    "ledger.damaged-store",
    "error",
    N_("The ledger {place} is damaged: {reason}. Put it back from a backup; nothing was written to it."),
)

VANISHED = Kind(
    "ledger.vanished",
    "error",
    N_(
        "The ledger {place} was here before and is gone. Put it back from a backup. "
        "To begin with an empty ledger, delete {marker} beside it."
    ),
)
READ_ONLY = Kind(
    "ledger.read-only",
    "error",
    N_("The ledger {place} cannot be written: {reason}. Give the program the right to write there."),
)
FULL = Kind("ledger.full", "error", N_("The disk that holds the ledger {place} is full. Nothing was kept: make room."))
BUSY = Kind("ledger.busy", "error", N_("The ledger {place} is busy with another program. Try again in a minute."))
FILE_THERE = Kind(
    "ledger.file-there",
    "error",
    N_("There is a file {file} already. Give another name, or say that it may be overwritten."),
)
ITSELF = Kind("ledger.itself", "error", N_("{file} is the ledger itself. Give the backup another name."))
FILE_NOT_OPENED = Kind("ledger.file-not-opened", "error", N_("{file} cannot be opened: {reason}."))
FILE_NOT_WRITTEN = Kind("ledger.file-not-written", "error", N_("{file} cannot be written: {reason}."))
NOT_EMPTY = Kind(
    "ledger.not-empty",
    "error",
    N_(
        "The ledger {place} holds uploads. Nothing was restored: say that they may be overwritten, or use an empty one."
    ),
)
NOT_OPENED = Kind("ledger.not-opened", "error", N_("The ledger {place} cannot be opened: {reason}."))
NO_SUCH_DATABASE = Kind(
    "ledger.no-such-database",
    "error",
    N_(
        "The ledger {place} cannot be opened: it must be of SQLite (sqlite:///…) or PostgreSQL (postgresql+psycopg://…)."
    ),
)
NOT_OURS = Kind(
    "ledger.not-ours", "error", N_("The database {place} holds something else than a ledger of this program.")
)
NEWER = Kind(
    "ledger.newer", "error", N_("The ledger {place} was written by a newer version of this program: update it.")
)
