"""Keeps the catalogues in step with the code: every sentence marked by `_`, `N_` or `ngettext`, in every language.

    python -m metrics.languages.catalogues        (or `make words`)

reads the source, writes new sentences into each `<language>/hamkor.po` with an empty translation, moves those that left
the code to the end of the file, and says how many each language still lacks. A reworded sentence keeps its old
translation as a suggestion marked *fuzzy*; it is not spoken until a person has looked at it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from metrics.languages import DEFAULT, HERE, LANGUAGES

SOURCE = HERE.parent
#: How many words each way of saying takes.
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}
WIDTH = 110


def template() -> Catalog:
    """Every sentence of the source, in the order of files and lines."""
    found = Catalog(project="Hamkor", charset="utf-8", fuzzy=False)
    for file in sorted(SOURCE.rglob("*.py")):
        for line, words in _sentences(file):
            place = f"{SOURCE.name}/{file.relative_to(SOURCE).as_posix()}"
            found.add(words if len(words) > 1 else words[0], locations=[(place, line)])
    return found


def _sentences(file: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Line and words of each sentence of a file, one or, with a plural, two.

    By the syntax tree, for Babel's own reader passes over what is said inside an f-string before Python 3.12, and takes
    the key in `_(WORDS["key"])` for a sentence.
    """
    calls = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        wanted = call.args[: KEYWORDS.get(name, 0)]
        words = tuple(said.value for said in wanted if isinstance(said, ast.Constant) and isinstance(said.value, str))
        if words and len(words) == len(wanted):
            yield call.lineno, words


def catalogue(language: str) -> Catalog:
    """The catalogue of `language` as it stands on disk; an empty one where there is none yet."""
    file = HERE / language / "hamkor.po"
    if not file.exists():
        return Catalog(locale=language, project="Hamkor", charset="utf-8", fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=language)


def lacking(spoken: Catalog, asked: Catalog) -> list[str]:
    """The sentences of `asked` that `spoken` does not say yet: not there, empty, a plural form short, or fuzzy."""
    return [str(_first(message.id)) for message in asked if message.id and not _said(spoken.get(message.id), spoken)]


def _first(words: str | tuple[str, ...] | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def _said(message: Message | None, spoken: Catalog) -> bool:
    if message is None or message.fuzzy:
        return False
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return len(forms) == (spoken.num_plurals if message.pluralizable else 1) and all(forms)


def update(language: str, asked: Catalog) -> Catalog:
    """Writes `asked` into the catalogue of `language` and returns it."""
    spoken = catalogue(language)
    spoken.update(asked, update_creation_date=False)
    file = HERE / language / "hamkor.po"
    file.parent.mkdir(exist_ok=True)
    with file.open("wb") as out:
        write_po(out, spoken, width=WIDTH, include_lineno=False, sort_by_file=True)
    return spoken


def main() -> None:
    asked = template()
    print(f"{len(asked)} sentences in the code")
    for language in LANGUAGES:
        if language != DEFAULT:
            print(f"{language}: {len(lacking(update(language, asked), asked))} to translate")


if __name__ == "__main__":
    main()
