"""The zip that .xlsx and .ods files are, unpacked by us within limits; no parser sees a zip that somebody else made.

Sizes that the zip declares are never believed: each part is inflated until a limit stops it. What two programs could
read in two ways (a part twice, parts that overlap, a wrong checksum) is refused.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from metrics.errors import Refused
from metrics.spreadsheets import limits, problems

Parts = Mapping[str, bytes]

_LOCAL = struct.Struct("<4s5H3I2H")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_ENCRYPTED = 0x1
#: Office keeps whole workbooks and documents inside a workbook (behind a chart, as an object): those are no bombs.
_OFFICE_OBJECT = re.compile(r"\.(xlsx|xlsm|docx|pptx|bin)$", re.IGNORECASE)


def unpack(data: bytes) -> dict[str, bytes]:
    """All parts by name. Raises `Refused` where the zip is damaged, protected, too large or made to mislead."""
    if data.count(_DIRECTORY_ENTRY) > limits.PARTS:
        raise Refused(problems.TOO_MANY_PARTS, limit=limits.written(limits.PARTS))
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as cause:
        raise Refused(problems.DAMAGED) from cause
    _refuse_odd_entries(entries)
    parts: dict[str, bytes] = {}
    total, end = 0, 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = _start(data, entry)
        if entry.header_offset < end:
            raise Refused(problems.OVERLAPPING_PARTS)
        end = start + entry.compress_size
        part = _inflate(entry, data[start:end], min(limits.PART, limits.UNPACKED - total))
        total += len(part)
        if total > limits.RATIO_FROM and total > limits.RATIO * len(data):
            raise Refused(problems.COMPRESSED_TOO_MUCH, limit=limits.written(limits.RATIO))
        if part.startswith(_ARCHIVES) and not _OFFICE_OBJECT.search(entry.filename):
            raise Refused(problems.ARCHIVE_INSIDE, part=entry.filename)
        parts[entry.filename] = part
    return parts


def extra_bytes(data: bytes) -> bool:
    """True when something stands before or after the zip, as in a file that is also something else."""
    end = data.rfind(b"PK\x05\x06")
    return not data.startswith(b"PK\x03\x04") or len(data) != end + 22 + int.from_bytes(
        data[end + 20 : end + 22], "little"
    )


def pack(parts: Parts) -> bytes:
    """A plain zip of `parts`, stored without compression: the parser need not inflate them again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def plain_xml(name: str, part: bytes) -> bytes:
    """An XML part as UTF-8 without comments and CDATA, so that it can be searched. Refuses a document type."""
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in part[:4]:
        part = _from_utf16(name, part)
    part = part.removeprefix(b"\xef\xbb\xbf")
    try:
        part.decode("utf-8")
    except UnicodeDecodeError as cause:
        raise Refused(problems.DAMAGED_PART, part=name) from cause
    _refuse_large_tokens(name, part)
    if b"<!" in part:
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise Refused(problems.DOCTYPE)
        part = re.sub(rb"<!--.*?-->", b"", part, flags=re.DOTALL)
        part = re.sub(rb"<!\[CDATA\[(.*?)\]\]>", lambda found: _escaped(found[1]), part, flags=re.DOTALL)
    return part


def _refuse_large_tokens(name: str, part: bytes) -> None:
    """Looks from every half limit on for the next ">": a tag as long as the limit holds one such point."""
    step = limits.TOKEN // 2
    for at in range(0, len(part) - step, step):
        end = part.find(b">", at)
        if (len(part) if end < 0 else end) - at > step:
            raise Refused(problems.TOKEN_TOO_LARGE, part=name, limit=limits.TOKEN // limits.MEGABYTE)


def _refuse_odd_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limits.PARTS:
        raise Refused(problems.TOO_MANY_PARTS, limit=limits.written(limits.PARTS))
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if (
            name.startswith("/")
            or ".." in name.split("/")
            or "\0" in entry.orig_filename
            or re.match(r"[A-Za-z]:", name)
        ):
            raise Refused(problems.UNSAFE_PART, part=entry.filename)
        if entry.flag_bits & _ENCRYPTED:
            raise Refused(problems.PASSWORD)
        # Part names differ by more than case, says the standard: two that do not are one part twice.
        if name.casefold() in seen:
            raise Refused(problems.DUPLICATE_PART, part=entry.filename)
        seen.add(name.casefold())


def _start(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Where the bytes of an entry begin, after its local header, which must tell the same name as the directory."""
    header = data[entry.header_offset : entry.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size:
        raise Refused(problems.DAMAGED)
    signature, *_others, name_size, extra_size = _LOCAL.unpack(header)
    name_at = entry.header_offset + _LOCAL.size
    encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
    if signature != b"PK\x03\x04" or data[name_at : name_at + name_size] != entry.orig_filename.encode(
        encoding, "replace"
    ):
        raise Refused(problems.DAMAGED)
    return int(name_at + name_size + extra_size)


def _inflate(entry: zipfile.ZipInfo, packed: bytes, room: int) -> bytes:
    """The bytes of one part, at most `room` of them, with the checksum that the directory gives."""
    if entry.compress_type == zipfile.ZIP_STORED:
        part, whole = packed, len(packed) <= room
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            part = inflate.decompress(packed, room + 1)
        except zlib.error as cause:
            raise Refused(problems.DAMAGED_PART, part=entry.filename) from cause
        whole = len(part) <= room
        if whole and not inflate.eof:
            raise Refused(problems.DAMAGED_PART, part=entry.filename)
    else:
        raise Refused(problems.DAMAGED_PART, part=entry.filename)
    if not whole:
        limit = limits.PART if room == limits.PART else limits.UNPACKED
        raise Refused(problems.UNPACKS_TOO_LARGE, what=entry.filename, limit=limit // limits.MEGABYTE)
    if len(part) != entry.file_size or zlib.crc32(part) != entry.CRC:
        raise Refused(problems.DAMAGED_PART, part=entry.filename)
    return part


def _from_utf16(name: str, part: bytes) -> bytes:
    encoding = "utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-be" if part[:1] == b"\0" else "utf-16-le"
    try:
        text = part.decode(encoding)
    except UnicodeDecodeError as cause:
        raise Refused(problems.DAMAGED_PART, part=name) from cause
    return re.sub(r'(<\?xml[^>]*encoding=)["\'][^"\']*["\']', r'\1"UTF-8"', text, count=1).encode("utf-8")


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
