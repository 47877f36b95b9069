"""Nobody meets an English sentence on a Russian or an Uzbek page: every word of the code stands in every catalogue."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

import metrics
from metrics.languages import DEFAULT, LANGUAGES
from metrics.languages.catalogues import catalogue, lacking, template

SPOKEN = [language for language in LANGUAGES if language != DEFAULT]

#: What stays in Latin letters inside Russian and Uzbek Cyrillic sentences: names, formats, measures, column letters.
LATIN_NAMES = {
    "Hamkor", "Excel", "CSV", "PNG", "SVG", "XLSX", "PDF", "JSON", "xlsx", "xlsm", "xls", "ods", "csv", "tsv", "png",
    "svg", "ISO", "ISCED", "UIS", "OECD", "UNESCO", "HHI", "CAGR", "IBCS", "CLDR", "UTF", "SQLite", "PostgreSQL", "SHA",
    "Unicode", "Natural", "Earth", "Herfindahl", "Hirschman", "EAIE", "QS", "THE", "ECTS", "FTE", "URL", "ID", "Python",
    "Ctrl", "P", "L", "ln", "n", "s", "x", "A", "B", "C", "D", "xlsb", "xml", "out",
    "HTML", "PowerPoint", "JPEG", "WOFF", "TTF", "OTF", "Chrome", "Chromium", "Edge", "Enter", "IMPI", "N", "i", "p",
    # Words of the command line and of addresses, to be typed as they are.
    "mode", "replace", "add", "backup", "Authorization", "Bearer", "yes", "sqlite", "postgresql", "psycopg",
}  # fmt: skip
#: Not words: {slots}, `code`, <markup>, :material/icons:, names_of_indicators, NAMES_OF_SETTINGS, #colours, file.names
#: and addresses.
NOT_WORDS = re.compile(
    r"[a-z]+_[a-z_]+(?:=\w+)?|[A-Z]+_[A-Z_]+|#\w+|\{[^}]*\}|`[^`]*`|<[^>]*>|:[a-z_]+/[a-z_]+:|\S*\w\.\w\S*"
)
WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ’'`-][^\W\d_]+)*")


@pytest.fixture(scope="module")
def asked() -> Catalog:
    return template()


@pytest.fixture(scope="module", params=SPOKEN)
def spoken(request: pytest.FixtureRequest) -> Catalog:
    return catalogue(request.param)


def words(text: str) -> list[str]:
    return WORD.findall(NOT_WORDS.sub(" ", text))


def forms(message: Message) -> list[str]:
    given = message.string
    return [given] if isinstance(given, str) else [form for form in given or () if form]


def slots(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", SPOKEN)
def test_every_sentence_is_said(language: str, asked: Catalog) -> None:
    """No sentence of the code lacks a translation; those that do are named here (`make words` puts them in place)."""
    missing = lacking(catalogue(language), asked)
    assert not missing, f"{language} lacks {len(missing)}:\n" + "\n".join(missing)


def test_a_translation_fills_the_same_slots(spoken: Catalog, asked: Catalog) -> None:
    """A number or a name that the English sentence shows is shown by every translation, and no other is asked for."""
    wrong = []
    for message in asked:
        said = spoken.get(message.id) if message.id else None
        if said is None:
            continue
        one, many = (message.id, message.id) if isinstance(message.id, str) else (message.id[0], message.id[1])
        needed, known = slots(one) & slots(many), slots(one) | slots(many)
        # A singular may say "one" in words; a plural form may not leave the number out.
        needed -= {"n"} if one != many else set()
        wrong += [form for form in forms(said) if not needed <= slots(form) <= known]
    assert not wrong, "\n".join(wrong)


def test_uzbek_latin_writes_its_own_apostrophes(asked: Catalog) -> None:
    """Oʻ and gʻ carry U+02BB; with another quote there a search does not find the word."""
    said = [form for message in catalogue("uz") if message.id for form in forms(message)]
    assert [form for form in said if re.search(r"[oOgG]['`’‘ʼ]", form)] == []


@pytest.mark.parametrize("language", ["uz_Cyrl", "ru"])
def test_cyrillic_sentences_keep_to_cyrillic(language: str) -> None:
    """Only names and file formats stand in Latin letters."""
    strange = {
        (word, form)
        for message in catalogue(language) if message.id
        for form in forms(message)
        for word in words(form)
        if re.fullmatch(r"[A-Za-zʻʼ'’-]+", word) and word not in LATIN_NAMES
    }  # fmt: skip
    assert strange == set()


def test_no_word_mixes_two_alphabets(spoken: Catalog) -> None:
    """A Cyrillic а inside a Latin word looks right and is found by no search."""
    mixed = {
        word
        for message in spoken if message.id
        for form in forms(message)
        for word in words(form)
        for part in word.split("-")
        if re.search(r"[A-Za-z]", part) and re.search(r"[Ѐ-ӿ]", part)
    }  # fmt: skip
    assert mixed == set()


def calls() -> list[tuple[str, ast.Call]]:
    """Every call in the source, with the name it is made by and where: ("metrics/ui/frame.py:12 st.title", call)."""
    found = []
    for file in sorted(Path(metrics.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                where = f"{file.relative_to(Path(metrics.__file__).parents[1]).as_posix()}:{node.lineno}"
                found.append((f"{where} {ast.unparse(node.func)}", node))
    return found


def test_only_whole_sentences_are_translated() -> None:
    """What is put together before `_` sees it can stand in no catalogue: slots are filled after, never before."""
    made = [
        where for where, call in calls()
        if where.split()[-1] in ("_", "N_", "ngettext") and call.args
        and any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args[:2])
    ]  # fmt: skip
    assert made == []


SHOWN = {
    "title", "header", "subheader", "caption", "markdown", "write", "text", "button", "download_button", "link_button",
    "form_submit_button", "selectbox", "multiselect", "slider", "select_slider", "radio", "checkbox", "toggle", "pills",
    "segmented_control", "text_input", "text_area", "number_input", "date_input", "file_uploader", "metric", "expander",
    "popover", "menu_button", "page_link", "error", "warning", "info", "success", "toast", "status", "spinner", "badge",
}  # fmt: skip


def test_no_page_shows_a_sentence_that_only_english_has() -> None:
    """What a page hands to Streamlit as a label or a text has gone through `_`; markup without words may stand."""
    bare = []
    for where, call in calls():
        place, name = where.split(" ", 1)
        owner, _dot, shown = name.rpartition(".")
        if not place.startswith("metrics/ui/") or owner in ("", "log") or shown not in SHOWN:
            continue
        named = [key.value for key in call.keywords if key.arg in ("label", "help", "placeholder")]
        for said in [*call.args[:1], *named]:
            if isinstance(said, ast.Constant) and isinstance(said.value, str) and set(words(said.value)) - LATIN_NAMES:
                bare.append(f"{where}({said.value!r})")
    assert bare == []
