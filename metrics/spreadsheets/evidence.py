"""Which subject a table speaks of, from all that it says: columns, header words, titles, sheet and file names.

Each piece of evidence has a weight; the file's name weighs least, because it is the first thing to be wrong. Too
little, or as much for another subject, and the person is asked.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from metrics import languages
from metrics.languages import _, words
from metrics.languages.words import fold
from metrics.spreadsheets import places
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Flat, as_text
from metrics.subjects import SUBJECTS

#: What a word weighs by where it stands, and what the columns themselves weigh.
HEADER, TITLE, SHEET, FILE = 3.0, 3.0, 2.5, 1.0
#: The name of a subject as the program itself writes it over its templates.
NAMED = 8.0
#: Least weight, and least distance from the next subject, without which it is asked.
ENOUGH, CLEAR = 2.5, 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """`subject` is the best guess ("other" for figures that are none of ours); `sure` when it need not be asked."""

    subject: str
    sure: bool


def judge(flat: Flat, found: Meanings, file: str) -> Verdict:
    """The subject that weighs most. A sheet about money or forecasts is "other"."""
    score = _by_columns(found, bool(flat.split & {"level", "basis"}))
    heads = {flat.measure, *(column.header for column in flat.columns), *_indicators(found)}
    for text, weight in _texts(flat, found, file):
        matches = [match for match in words.match(text, "subjects") if match.meaning not in ("foreign", "share")]
        for match in matches:
            # "Visitors from abroad" is of visitors, "Students abroad" of those: the words that say most say it.
            # What money or applications of students are about is never students alone, however few the words.
            most = match.meaning == "other" or match.cover == max(other.cover for other in matches)
            key = f"{match.meaning}|{weight}"
            score[key] = max(score[key], weight if most else 0.5 * weight)
        # A heading or an indicator "Foreign students" says what is counted; the same words above, what all is about.
        for subject in SUBJECTS if text not in heads else ():
            if fold(text) in _titles(subject):
                score[subject] += NAMED if weight > FILE else FILE
    if _of_shares(flat, found):
        score["other|share"] = TITLE
    total: dict[str, float] = {}
    for key, weight in score.items():
        subject = key.split("|")[0]
        total[subject] = total.get(subject, 0.0) + weight
    if _stays(found):
        total.pop("agreements", None)  # "Partner university" beside a person says from where, not what is listed
    ranked = sorted(((name, weight) for name, weight in total.items() if weight), key=lambda item: -item[1])
    if not ranked:
        return Verdict(_likely(found), False)
    best, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if weight < ENOUGH or weight - second < CLEAR:
        tied = {name for name, other in ranked if weight - other < CLEAR}
        return Verdict(best if weight >= ENOUGH and "agreements" not in tied else _likely(found, best), False)
    return Verdict(best, True)


def _of_shares(flat: Flat, found: Meanings) -> bool:
    """True where a title speaks of shares or of an index, and neither a column of shares nor the heading of the numbers
    says that these are something else."""
    if any(kind == "percent" for _column, kind in found.left_out) or any(one.why == "percentage" for one in flat.aside):
        return False
    heads = [flat.measure, *(column.header for column, _kind in found.numbers)]
    if any(match.meaning in ("students", "people") for head in heads for match in words.match(head)):
        return False
    return any(match.meaning == "share" for title in flat.titles for match in words.match(title, "subjects"))


def _stays(found: Meanings) -> bool:
    """True for a list of people with their days or purposes, which nothing says were signed for."""
    has = set(found.of)
    return (
        "person" in has and bool(has & {"dates", "start", "purpose"}) and not has & {"signed", "valid_to", "valid_from"}
    )


def _likely(found: Meanings, best: str = "students") -> str:
    """A guess where words do not tell: people with days are visits, institutions without people are partners."""
    if _stays(found):
        return "outgoing" if best == "outgoing" else "visitors"
    if "institution" in found.of and not any(kind in ("students", "people") for _column, kind in found.numbers):
        return "agreements"
    return best if best != "other" else "other"


def _by_columns(found: Meanings, split: bool) -> defaultdict[str, float]:
    """What the columns say; `split` where the numbers are also told by level, beside what is counted."""
    has, kinds = set(found.of), Counter(kind for _column, kind in found.numbers)
    score: defaultdict[str, float] = defaultdict(float)
    if "institution" in has:
        score["agreements"] += 4 if has & {"signed", "valid_to", "valid_from", "rank_band"} else 1.5
    if "project" in has:
        score["projects"] += 5 if has & {"funder", "budget", "start", "end"} or "budget" in kinds else 3
    score["projects"] += 2 * len(has & {"funder", "budget"})
    if "program" in has and has & {"award", "split"}:
        score["programs"] += 6
    if "indicator" in has and (kinds["value"] or kinds["count"] or has & {"owner", "document"}):
        score["targets"] += 5 if "owner" in has or kinds["value"] else 2
    if remarks(found):
        score["remarks"] += 6
    whole = sum(kinds[name] for name in ("all students", "academic staff", "staff FTE", "programs", "courses"))
    if whole >= 2 or "total" in has:
        score["totals"] += 6
    stay = has & {"person", "purpose", "activity", "mode", "hours", "dates"} | (has & {"role"} - {"project"})
    for side in ("visitors", "outgoing"):
        if "project" not in has:
            score[side] += 1.5 * len(stay)
    if kinds["people"]:
        score["visitors"] += 1
    if kinds["students"] and "award" not in has and not _stays(found):
        score["students"] += 3
    if found.numbers and (has & {"level", "basis", "sex"} or split) and not has & {"award", "split"}:
        score["students"] += 2.5
    return score


def remarks(found: Meanings) -> bool:
    """True for a list of remarks on years; a column of remarks alone is in half of all sheets."""
    return {"year", "note"} <= set(found.of) and bool({"series_break", "concerns"} & set(found.of))


def _texts(flat: Flat, found: Meanings, file: str) -> Iterable[tuple[str, float]]:
    """(text, weight) of all that names what the table is about."""
    for column in flat.columns:
        yield column.header, HEADER
    if flat.measure:
        yield flat.measure, HEADER
    for title in flat.titles:
        yield title, TITLE
    if flat.grid.sheet.name:
        yield flat.grid.sheet.name, SHEET
    yield re.sub(r"[_\-.]+", " ", PurePath(file).stem), FILE
    for said in _indicators(found):
        yield said, HEADER


def _indicators(found: Meanings) -> set[str]:
    """What the rows say that they count."""
    return {as_text(cell) for cell in found.of["indicator"].cells[:50]} if "indicator" in found.of else set()


@cache
def _titles(subject: str) -> frozenset[str]:
    """A subject's title and name, folded, in every language of the interface; not one that heads notes of any kind."""
    out = set() if words.means(subject, "note", cover=1) else {subject}
    for language in languages.LANGUAGES:
        with languages.speaking(language):
            out.add(fold(_(SUBJECTS[subject].title)))
    return frozenset(out)


def sent_from(header: str) -> bool:
    """True when a number is of people *from* a named country, as in "students from Russia": people going abroad."""
    folded = fold(header)
    for meaning, text in words.listed("places"):
        if meaning == "from" and (found := re.search(rf"\b{re.escape(fold(text))}\b (.+)$", folded)):
            return places.country(found[1]).known
    return False
