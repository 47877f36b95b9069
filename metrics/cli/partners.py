"""`partners`: every partner with its other names; what looks like one partner; and saying that names are one, or not.

partners --suggest
partners --same "Ryazan State Medical University" "Rezan SMU" "РязГМУ"      shown under the first
partners --different "Tomsk SMU" "Omsk SMU"
partners --take-back "Rezan SMU"
"""

import argparse
import sys

from metrics.cli.who import opened, who, who_argument
from metrics.languages import N_, _

HELP = N_("lists partners and their other names, and says which names are one partner")

NOT_NAMED = N_("No sheet names {name} so far.")


def arguments(parser: argparse.ArgumentParser) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--suggest", action="store_true", help=_("names that look like one partner, the likeliest first"))
    one.add_argument(
        "--same", nargs="+", metavar=_("NAME"), help=_("these names are one partner, shown under the first of them")
    )
    one.add_argument("--different", nargs="+", metavar=_("NAME"), help=_("these names are different partners"))
    one.add_argument(
        "--take-back",
        nargs="+",
        metavar=_("NAME"),
        help=_("what was said of this name, or of these two, is said no more"),
    )
    who_argument(parser)


def run(chosen: argparse.Namespace) -> int:
    from metrics.board import partners

    ledger = opened()
    if chosen.same or chosen.different:
        names = chosen.same or chosen.different
        if len(set(names)) < 2:
            print(_("Say at least two names."), file=sys.stderr)
            return 1
        _doubt(names)
        if chosen.same:
            partners.unite(ledger, names, names[0], who(chosen))
            print(_("{name} is one partner now, under all its names.", name=names[0]))
        else:
            partners.tell_apart(ledger, names, who(chosen))
            print(_("They stay different partners."))
        return 0
    if chosen.take_back:
        return _take_back(chosen)
    return _suggest() if chosen.suggest else _list()


def _list() -> int:
    """Partner, country and other names, one line a partner."""
    from metrics.board import partners, source

    for partner in partners.partners(source.open_board(), source.open_ledger()):
        others = "; ".join(word.names[0] for word in partner.others)
        print("\t".join([_line(partner.name), partner.country or "", _line(others)]).rstrip())
    return 0


def _suggest() -> int:
    """Likeness (0 to 100), reason, and the names, one line a group."""
    from metrics.board import partners, source
    from metrics.institutions import REASONS

    for group in partners.likely(source.open_board(), source.open_ledger()):
        best = max(group.pairs, key=lambda pair: pair.score)
        print("\t".join([str(best.score), _(REASONS[best.reason]), *map(_line, group.names)]))
    return 0


def _take_back(chosen: argparse.Namespace) -> int:
    from metrics.board import partners

    ledger, names = opened(), set(chosen.take_back)
    found = [word for word in ledger.words() if set(word.names) == names]
    for word in found:
        partners.take_back(ledger, word, who(chosen))
    if not found:
        print(_("Nothing was said of that."), file=sys.stderr)
        return 1
    print(_("What was said is taken back."))
    return 0


def _doubt(names: list[str]) -> None:
    """Names that nothing bears are kept all the same, for the sheets to come; a slip of the pen is to be seen."""
    from metrics.board.source import open_board
    from metrics.institutions import countries_of

    board = open_board()
    known = countries_of(board.written).keys() | countries_of(board.tables).keys()
    for name in names:
        if name not in known:
            print(_(NOT_NAMED, name=name), file=sys.stderr)


def _line(text: str) -> str:
    return " ".join(text.split())
