"""How much of a file is read, each limit with its reason. All leave ample room for the sheets that offices keep."""

from metrics.settings import settings

MEGABYTE = 1024 * 1024

#: An upload. The largest workbook of a ministry that we saw has 4 MB; CKAN takes 10, Metabase 50.
FILE = settings.max_upload_mb * MEGABYTE
#: Parts of one workbook: one of 60 sheets with a drawing and a comment each has under 400.
PARTS = 2_000
#: All parts unpacked, and one of them: 100,000 × 20 cells of xlsx are 70 MB. Superset allows 100 MB a part.
UNPACKED, PART = 200 * MEGABYTE, 100 * MEGABYTE
#: Packed to unpacked, looked at above 10 MB only: tables of numbers reach 30 : 1, a bomb 1,000 : 1.
RATIO, RATIO_FROM = 200, 10 * MEGABYTE
#: Small parts (the workbook, its relations, styles) are parsed whole: 64,000 styles, Excel's limit, are 10 MB.
SMALL_PART = 20 * MEGABYTE
#: One tag, comment or text of an XML part. Some XML parsers take hours over one of 100 MB (CVE-2023-52425).
TOKEN = 2 * MEGABYTE
#: A sheet a year for sixty years.
SHEETS = 60
#: Aggregates: 200 countries × 50 years × 10 levels. Lists of persons longer than this belong in a database.
ROWS, COLUMNS = 100_000, 500
#: Titles and headers, which stand above so many rows.
HEADERS = 100
#: The parser keeps a full rectangle in memory, 32 bytes and an object a cell.
CELLS = 3_000_000
#: Cells outside ROWS × COLUMNS that are taken for strays (Excel's Solver leaves such) and not for a table.
STRAYS = 20
#: Excel's own limit of a cell.
TEXT = 32_767
#: Excel's own limits of what a sheet's grid is.
GRID_ROWS, GRID_COLUMNS = 1_048_576, 16_384
MERGES, NAMES, STYLES, CONDITIONS = 10_000, 10_000, 64_000, 10_000
#: Elements inside elements; a real part has about ten.
DEPTH = 200

#: Of the process that reads, beyond the 0.2 GB it has when idle: 3 million cells take 0.8 GB and 7 s.
MEMORY = 1200 * MEGABYTE
SECONDS = 20


def written(limit: int) -> str:
    """100000 → "100 000", the spelling that every language reads (ISO 80000-1)."""
    return f"{limit:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
