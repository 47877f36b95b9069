"""What the guard lets through, what it refuses, and with which sentence."""

import io
import struct
import zipfile
import zlib

import pytest

from metrics.errors import Kind, Refused
from metrics.spreadsheets import limits, package, problems
from metrics.spreadsheets.guard import guard
from tests.spreadsheets.workbooks import STYLES, pack, parts, sheet, xlsx


def refusal(data: bytes, name: str = "report.xlsx") -> Kind:
    with pytest.raises(Refused) as caught:
        guard(data, name)
    return caught.value.problem.kind


def kinds(data: bytes, name: str = "report.xlsx") -> set[str]:
    return {problem.kind.key for problem in guard(data, name).problems}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("report.xlsx.exe", problems.WRONG_TYPE),
        ("report", problems.WRONG_TYPE),
        ("report.xlsb", problems.WRONG_TYPE),
        ("report\u202exslx.exe", problems.WRONG_TYPE),
        ("report.xlsx\0.png", problems.WRONG_NAME),
    ],
)
def test_names_that_are_refused(name: str, kind: Kind) -> None:
    """Only the last extension counts, and only six extensions are read."""
    assert refusal(xlsx(), name) == kind


@pytest.mark.parametrize("name", ["../../etc/cron.d/a.xlsx", "A.XLSX", ".xlsx", "a\nb.xlsx", "x" * 300 + ".xlsx"])
def test_names_are_only_looked_at(name: str) -> None:
    """Any other name is fine, because it is never a path."""
    assert guard(xlsx(), name).content == "xlsx"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "a.xlsx", problems.EMPTY_FILE),
        (b" \n\r\n", "a.csv", problems.EMPTY_FILE),
        (b"Year,Students\n2021,1\n", "a.xlsx", problems.IS_TEXT),
        (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "a.xls", problems.IS_WEB_PAGE),
        (b'<?xml version="1.0"?><W a="urn:schemas-microsoft-com:office:spreadsheet"/>', "a.xls", problems.IS_OLD_XML),
        (b"%PDF-1.7 something", "a.xlsx", problems.NOT_A_SPREADSHEET),
        (bytes(range(256)) * 10, "a.xlsx", problems.NOT_A_SPREADSHEET),
        (b"MZ\x90\x00", "a.csv", problems.NOT_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", problems.PASSWORD),
    ],
)  # fmt: skip
def test_content_that_is_refused(data: bytes, name: str, kind: Kind) -> None:
    """What the content really is decides, and the sentence says what it is."""
    assert refusal(data, name) == kind


def test_a_workbook_named_csv_is_refused_and_one_named_xls_is_read() -> None:
    """Between formats of spreadsheets the content decides, with a warning; text is never taken for granted."""
    assert refusal(xlsx(), "a.csv") == problems.NOT_TEXT
    assert kinds(xlsx(), "a.xls") == {"content-differs"}


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """An upload above the limit is refused before anything looks into it."""
    monkeypatch.setattr(limits, "FILE", 100)
    assert refusal(xlsx()) == problems.FILE_TOO_LARGE


def test_macros() -> None:
    """Macros are ignored with a warning where the extension admits them, and refused where it hides them."""
    data = pack({**parts(), "xl/vbaProject.bin": b"\0" * 20})
    assert kinds(data, "a.xlsm") == {"macros-ignored"}
    assert refusal(data, "a.xlsx") == problems.MACROS_HIDDEN


def test_links_to_other_files_are_told() -> None:
    """Values from other files are read as last seen, and said to be such."""
    assert kinds(pack({**parts(), "xl/externalLinks/externalLink1.xml": "<a/>"})) == {"external-links"}


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "..\\evil", "xl/../../evil", "C:/evil"])
def test_unsafe_part_names(name: str) -> None:
    """A part that points out of the package is refused, although nothing is ever written to disk."""
    assert refusal(pack({**parts(), name: "x"})) == problems.UNSAFE_PART


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["xl/styles.xml", "xl/STYLES.xml"])
def test_a_part_twice(name: str) -> None:
    """Two parts of one name, or of names that differ by case only, could be read in two ways: refused."""
    out = io.BytesIO(pack(parts()))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, STYLES)
    assert refusal(out.getvalue()) == problems.DUPLICATE_PART


@pytest.mark.parametrize("declaration", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>'])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"])
def test_document_types(declaration: str, part: str) -> None:
    """A document type is refused in every part, whether a parser would read it or not."""
    assert refusal(pack({**parts(), part: declaration + "<x/>"})) == problems.DOCTYPE


def test_document_types_in_utf16() -> None:
    """Another encoding does not hide a document type."""
    assert refusal(pack({**parts(), "xl/styles.xml": "<!DOCTYPE x><x/>".encode("utf-16")})) == problems.DOCTYPE


def test_sizes_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part, all parts together, and how much they were compressed have limits of their own."""
    big = {**parts(), "xl/media/a.bin": b"\0" * 50_000}
    with monkeypatch.context() as patched:
        patched.setattr(limits, "PART", 40_000)
        assert refusal(pack(big)) == problems.UNPACKS_TOO_LARGE
    with monkeypatch.context() as patched:
        patched.setattr(limits, "UNPACKED", 50_500)
        assert refusal(pack(big)) == problems.UNPACKS_TOO_LARGE
    with monkeypatch.context() as patched:
        patched.setattr(limits, "RATIO_FROM", 1_000)
        patched.setattr(limits, "RATIO", 10)
        assert refusal(pack(big)) == problems.COMPRESSED_TOO_MUCH
        assert guard(pack(big, stored=True), "a.xlsx").content == "xlsx"
    with monkeypatch.context() as patched:
        patched.setattr(limits, "PARTS", 5)
        assert refusal(pack(big)) == problems.TOO_MANY_PARTS
    assert guard(pack(big), "a.xlsx").content == "xlsx"


def test_a_tag_of_megabytes() -> None:
    """One endless comment, attribute or text is refused before an XML parser sees it."""
    comment = sheet().replace("<sheetData>", "<!--" + "x" * (limits.TOKEN + 10) + "--><sheetData>")
    assert refusal(pack(parts({"Data": comment}), stored=True)) == problems.TOKEN_TOO_LARGE


def test_a_lying_size() -> None:
    """The size that the directory declares is not believed: the part is inflated, and then it does not fit."""
    honest = pack({"xl/workbook.xml": b"x" * 5_000})
    directory = honest.index(b"PK\x01\x02")
    lie = honest[: directory + 24] + struct.pack("<I", 50) + honest[directory + 28 :]
    assert refusal(lie) == problems.DAMAGED_PART


def test_a_flipped_byte() -> None:
    """120 that became 920 on the way no longer fits its checksum, and is not read."""
    data = pack(parts(), stored=True)
    assert data.count(b"<v>120</v>") == 1
    assert refusal(data.replace(b"<v>120</v>", b"<v>920</v>")) == problems.DAMAGED_PART


def test_overlapping_parts() -> None:
    """Two entries that share the same bytes are refused: a small file would unpack to anything."""
    data = pack({"a.bin": b"x" * 100, "b.bin": b"x" * 100}, stored=True)
    directory = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", directory + 4)
    first_offset = data[directory + 42 : directory + 46]
    shared = data[: second + 42] + first_offset + data[second + 46 :]
    assert refusal(shared.replace(b"b.bin", b"a.bin", 1)) in (problems.OVERLAPPING_PARTS, problems.DAMAGED)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_part_of_the_file(kept: float) -> None:
    """A file cut anywhere is refused."""
    data = xlsx()
    assert refusal(data[: int(len(data) * kept)]) in (problems.DAMAGED, problems.NOT_A_SPREADSHEET)


def test_bytes_around_the_zip_are_told() -> None:
    """A file that is a workbook and something else is read as a workbook, with a warning."""
    assert kinds(b"#!/bin/sh\n" + xlsx()) == {"extra-bytes"}
    assert kinds(xlsx() + b"<script>") == {"extra-bytes"}
    assert kinds(xlsx()) == set()


def test_archives_inside() -> None:
    """An archive inside is refused and never opened; a workbook behind a chart is what Office puts there."""
    inner = pack({"a": b"b"})
    assert refusal(pack({**parts(), "xl/embeddings/oleObject1.zip": inner})) == problems.ARCHIVE_INSIDE
    assert kinds(pack({**parts(), "xl/embeddings/Microsoft_Excel_Sheet.xlsx": inner})) == set()


def test_other_office_files() -> None:
    """A document of another Office program is no spreadsheet, a binary workbook says how to save it."""
    assert refusal(pack({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})) == problems.NOT_A_SPREADSHEET
    assert refusal(pack({"[Content_Types].xml": "<x/>", "xl/workbook.bin": b"x"})) == problems.IS_BINARY_WORKBOOK


def test_comments_and_cdata_do_not_hide_cells() -> None:
    """Comments are taken out and CDATA becomes plain text, so that a search sees what a parser would see."""
    xml = b"<a><!-- <c t='e'> --><![CDATA[1 < 2 & 3]]></a>"
    assert package.plain_xml("a.xml", xml) == b"<a>1 &lt; 2 &amp; 3</a>"


def test_pack_gives_back_what_it_was_given() -> None:
    """The package that the parser reads holds the same bytes, unpacked by us."""
    given = {"a.xml": b"<a/>", "b/c.bin": zlib.compress(b"x" * 999)}
    assert package.unpack(package.pack(given)) == given
