"""What a file is, decided by its first bytes and only checked against its name; everything unsafe stops here.

`guard(data, name)` gives the kind of the content, the unpacked parts of a zip, and what the person should know. The
upload's name is looked at for its extension and never used as a path.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from metrics.errors import Kind, Problem, Refused
from metrics.spreadsheets import limits, package, problems

Content = Literal["xlsx", "xls", "ods", "text"]

#: Which content each extension promises.
EXTENSIONS: Mapping[str, Content] = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "text",
    ".tsv": "text",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE, _MACROS = "EncryptedPackage".encode("utf-16-le"), "_VBA_PROJECT".encode("utf-16-le")
#: The type that an OpenDocument spreadsheet declares; templates declare a longer one.
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
#: First bytes of what is renamed to .csv most: programs, archives, pictures, documents.
_BINARY = (
    b"MZ",
    b"\x7fELF",
    b"PK\x03\x04",
    _OLE,
    b"%PDF",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"7z\xbc\xaf",
    b"Rar!",
)


@dataclass(slots=True)
class Guarded:
    """A file that may be parsed. `parts` are those of a zip, XML parts as plain UTF-8; empty for .xls and text."""

    content: Content
    extension: str
    parts: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def guard(data: bytes, name: str) -> Guarded:
    """Raises `Refused` with one sentence when the file must not be parsed."""
    extension = _extension(name)
    if len(data) > limits.FILE:
        raise Refused(problems.FILE_TOO_LARGE, limit=limits.FILE // limits.MEGABYTE)
    if not data.strip():
        raise Refused(problems.EMPTY_FILE)
    if EXTENSIONS[extension] == "text":
        return _guard_text(data, extension)
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise Refused(problems.PASSWORD)
        found = Guarded("xls", extension)
        if _MACROS in data:
            found.problems.append(Problem(problems.MACROS_IGNORED))
    elif data.startswith(b"PK\x03\x04") or b"PK\x05\x06" in data[-65_557:]:
        found = _guard_zip(data, extension)
    else:
        raise Refused(_what_else(data))
    if EXTENSIONS[extension] != found.content:
        shown = {"xlsx": ".xlsx", "xls": ".xls", "ods": ".ods"}[found.content]
        found.problems.append(Problem(problems.CONTENT_DIFFERS, slots={"extension": extension, "found": shown}))
    return found


def _extension(name: str) -> str:
    if "\0" in name:
        raise Refused(problems.WRONG_NAME)
    _, dot, last = name.rpartition(".")
    extension = dot + last.lower()
    if extension not in EXTENSIONS:
        raise Refused(problems.WRONG_TYPE, extension=extension[:12] if dot else "")
    return extension


def _guard_text(data: bytes, extension: str) -> Guarded:
    if data.startswith(_BINARY):
        raise Refused(problems.NOT_TEXT, extension=extension)
    return Guarded("text", extension)


def _guard_zip(data: bytes, extension: str) -> Guarded:
    parts = package.unpack(data)
    names = {name.casefold() for name in parts}
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refused(problems.PASSWORD)
    for name, part in parts.items():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            parts[name] = package.plain_xml(name, part)
    if "xl/workbook.xml" in names:
        found = Guarded("xlsx", extension, parts)
        _look_for_macros(found, names)
    elif "xl/workbook.bin" in names:
        raise Refused(problems.IS_BINARY_WORKBOOK)
    elif "content.xml" in names and parts.get("mimetype", ODS).startswith(ODS):
        found = Guarded("ods", extension, parts)
    else:
        raise Refused(problems.NOT_A_SPREADSHEET)
    if package.extra_bytes(data):
        found.problems.append(Problem(problems.EXTRA_BYTES))
    return found


def _look_for_macros(found: Guarded, names: set[str]) -> None:
    types = next((part for name, part in found.parts.items() if name.casefold() == "[content_types].xml"), b"")
    if any("vbaproject" in name for name in names) or b"macroEnabled" in types:
        if found.extension != ".xlsm":
            raise Refused(problems.MACROS_HIDDEN)
        found.problems.append(Problem(problems.MACROS_IGNORED))
    if any(name.startswith("xl/externallinks/") for name in names):
        found.problems.append(Problem(problems.EXTERNAL_LINKS))


def _what_else(data: bytes) -> Kind:
    """Which kind of file calls itself a workbook: portals export web pages and tab text as .xls."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return problems.IS_OLD_XML
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")) or b"<table" in start:
        return problems.IS_WEB_PAGE
    try:
        data[:4096].decode("utf-8")
    except UnicodeDecodeError:
        return problems.NOT_A_SPREADSHEET
    printable = b"\0" not in data[:4096] and not start.startswith(b"%pdf")
    return problems.IS_TEXT if printable else problems.NOT_A_SPREADSHEET
