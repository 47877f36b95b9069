"""Letters of many alphabets as small Latin ones, and what stays of a word when only its sound is looked at."""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h", "і": "i", "ї": "i", "є": "ye", "ґ": "g", "ә": "a", "ө": "o", "ү": "u",
    "ұ": "u", "ң": "n", "һ": "h", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th",
})  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʻʼ`´ʹʺ‛′＇“”\""))
#: One sound, written in several ways: Uzbek x and Russian х, q and k, English zh and Uzbek j.
_SOUNDS = (
    ("shch", "sh"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"), ("x", "h"), ("q", "k"), ("w", "v"), ("ph", "f"),
)  # fmt: skip
_ADJECTIVE = re.compile(r"(?<=..)(?:sk(?:iy|ii|ij|iĭ|y|i|aya|oye|oe|ogo|oy|om|aja)?|naya|noe|nyy)$")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """Text in small Latin letters without accents or apostrophes; other scripts stay as they are."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES).translate(_CYRILLIC)
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) not in ("Mn", "Cf"))


def words(text: str) -> list[str]:
    """The words of a text, an apostrophe being no end of one."""
    return _WORD.findall(text.translate(_APOSTROPHES))


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """A word in `letters` with one way of writing for each sound: "qarshi", "karshi" → "karshi"."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return word


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """What stays of a name when case, accents, punctuation, blanks, apostrophes and script are taken off.

    >>> key("  Тошкент тиббиёт академияси ") == key("Toshkent Tibbiyot Akademiyasi")
    True
    """
    return " ".join(sounds(word) for word in words(letters(name)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A town behind its adjective: рязанский, Ryazansky → ryazan."""
    return _ADJECTIVE.sub("", word)


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The consonants, one letter a sound: "ryazan", "rezan" → "rzn"; a vowel at the beginning stays as "a"."""
    word = stem(word).replace("ch", "4").replace("sh", "6").replace("ck", "k").replace("c", "k")
    first = "a" if word[:1] in "aeiou" else word[:1]
    return re.sub(r"(.)\1+", r"\1", first + re.sub(r"[aeiouyj]+", "", word[1:]))
