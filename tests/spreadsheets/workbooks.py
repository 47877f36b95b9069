"""Small workbooks made by hand, so that a test can put into one exactly the oddity that it is about."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

#: A sheet of two columns and two rows of data, as Excel writes it.
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Year</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Students</t></is></c></row>'
    '<row r="2"><c r="A2"><v>2021</v></c><c r="B2"><v>120</v></c></row>'
    '<row r="3"><c r="A3"><v>2022</v></c><c r="B3"><v>131</v></c></row>'
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="11"/></font></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="1"/>'
    "</cellXfs></styleSheet>"
)


def sheet(rows: str = ROWS, before: str = "", after: str = "") -> str:
    """The XML of one sheet."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    sheets: Mapping[str, str] | None = None, *, texts: str | None = None, states: Mapping[str, str] | None = None,
    inside_workbook: str = "",
) -> dict[str, str | bytes]:  # fmt: skip
    """All parts of a workbook of the given sheets ({name: XML}), ready for `pack`. `texts` are the shared texts."""
    sheets = {"Data": sheet()} if sheets is None else sheets
    named = [(at, name, xml) for at, (name, xml) in enumerate(sheets.items(), 1)]
    titles = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"'
        + (f' state="{states[name]}"' if states and name in states else "") + "/>"
        for at, name, _ in named
    )  # fmt: skip
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, *_ in named
    )
    links += f'<Relationship Id="rIdStyles" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    if texts is not None:
        links += f'<Relationship Id="rIdTexts" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{TYPE}.worksheet+xml"/>' for at, *_ in named
    )
    out: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{titles}</sheets>'
        f"{inside_workbook}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    out.update({f"xl/worksheets/sheet{at}.xml": xml for at, _, xml in named})
    if texts is not None:
        out["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    return out


def pack(parts: Mapping[str, str | bytes], stored: bool = False) -> bytes:
    """A zip of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def xlsx(rows: str = ROWS, before: str = "", after: str = "", texts: str | None = None) -> bytes:
    """A workbook of one sheet, "Data"."""
    return pack(parts({"Data": sheet(rows, before, after)}, texts=texts))


def ods(rows: str, columns: str = "", styles: str = "") -> bytes:
    """An OpenDocument workbook of one table, "Data"."""
    names = ("office", "table", "text", "style")
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<office:document-content{spaces} office:version="1.2"><office:automatic-styles>{styles}'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Data">{columns}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
