"""What places are called in every language of CLDR: tens of thousands of names, ready in a file beside this one.

Gathering them takes a second of reading and folding, too long for each process that meets one strange name. The file
belongs to one edition of CLDR, which its first line names; with any other the names are gathered anew.

    python -m metrics.spreadsheets.everywhere        writes the file, after an update of Babel or of `fold`
"""

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path

import babel
from babel import localedata

from metrics.languages.words import fold

FILE = Path(__file__).with_name("everywhere.txt.gz")
EDITION = f"Babel {babel.__version__}"


def names(codes: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Folded name → alpha-3 codes and numeric codes of regions; `codes` are alpha-3 by alpha-2."""
    edition, *lines = gzip.decompress(FILE.read_bytes()).decode("utf-8").split("\n")
    if edition != EDITION:
        return gathered(codes)
    known: dict[str, frozenset[str]] = {}  # most names belong to a few hundred sets
    found = {}
    for line in lines:
        name, _tab, told = line.partition("\t")
        if told not in known:
            known[told] = frozenset(told.split())
        found[name] = known[told]
    return found


def gathered(codes: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The same from CLDR itself."""
    found: dict[str, set[str]] = {}
    for locale in localedata.locale_identifiers():
        if "_" in locale and len(locale.split("_")[-1]) != 4:  # en_GB adds nothing to en; zh_Hant does to zh
            continue
        for short, said in localedata.load(locale, merge_inherited=False).get("territories", {}).items():
            code = codes.get(short) or (short if short.isdigit() else None)
            if code:
                found.setdefault(fold(str(said)), set()).add(code)
    return {name: frozenset(told) for name, told in found.items()}


def packed(found: Mapping[str, Iterable[str]]) -> bytes:
    """The file, the same bytes for the same names."""
    lines = (f"{name}\t{' '.join(sorted(told))}" for name, told in sorted(found.items()))
    return gzip.compress("\n".join([EDITION, *lines]).encode("utf-8"), mtime=0)


if __name__ == "__main__":
    from metrics.spreadsheets.places import by_alpha2

    FILE.write_bytes(packed(gathered(by_alpha2())))
