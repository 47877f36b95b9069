"""Keeps the catalogues in step with the code: every sentence marked by `_`, `N_` or `ngettext`, in every language.

    python -m metrics.languages.catalogues        (or `make words`)

reads the source, writes new sentences into each `<language>/hamkor.po` with an empty translation, moves those that left
the code to the end of the file, and says how many each language still lacks. A reworded sentence keeps its old
translation as a suggestion marked *fuzzy*; it is not spoken until a person has looked at it.
"""

from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from metrics.languages import DEFAULT, HERE, LANGUAGES

SOURCE = HERE.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
WIDTH = 110


def template() -> Catalog:
    """Every sentence of the source, in the order of files and lines."""
    found = Catalog(project="Hamkor", charset="utf-8", fuzzy=False)
    for file, line, words, comments, context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
    ):
        place = f"{SOURCE.name}/{Path(file).as_posix()}"
        found.add(words, locations=[(place, line)], auto_comments=comments, context=context)
    return found


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
