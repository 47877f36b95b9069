"""`history`: every upload, the newest first: number, when, who, which file, how many rows, whether it counts."""

import argparse

from metrics.cli.who import opened
from metrics.languages import N_, _, day, ngettext

HELP = N_("lists what was kept, the newest first")


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(chosen: argparse.Namespace) -> int:
    for upload in opened().history():
        rows = ngettext("{n} row", "{n} rows", sum(scope.rows for scope in upload.scopes))
        parts = [str(upload.number), f"{upload.when:%Y-%m-%d %H:%M}Z", upload.who, upload.file, rows]
        if upload.note:
            parts.append(upload.note)
        if not upload.active:
            parts.append(_("withdrawn on {day} by {who}", day=day(upload.withdrawn), who=upload.withdrawn_by))
        print("\t".join(" ".join(part.split()) for part in parts))
    return 0
