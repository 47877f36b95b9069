"""The university's own logo, colour and letters: what may be used, and what is said of what may not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from metrics.charts import text
from metrics.charts.brand import Letters, letters, logo
from metrics.charts.style import branded, contrast
from metrics.settings import ROOT, Unfit, settings

SHIPPED = ROOT / "metrics" / "ui" / "static" / "fonts" / "inter-latin.woff2"


@pytest.fixture
def named(data: Path) -> Iterator[Path]:
    """Where HAMKOR_LOGO points."""
    before, file = settings.logo, data / "mark.png"
    object.__setattr__(settings, "logo", str(file))
    logo.cache_clear()
    yield file
    object.__setattr__(settings, "logo", before)
    logo.cache_clear()


class TestColour:
    def test_one_of_ones_own(self) -> None:
        """It is the accent of all three themes, and words in it can be read on the dark one."""
        themes = branded("#7A0019")
        assert themes["light"].accent == themes["print"].accent == "#7A0019"
        assert contrast(themes["dark"].accent, themes["dark"].background) >= 4.5
        assert branded("")["light"].accent == "#0B6E6E"

    def test_another_for_the_dark_screen(self) -> None:
        """Where it is given it is taken as it is."""
        themes = branded("", "#FFB000")
        assert (themes["light"].accent, themes["dark"].accent) == ("#0B6E6E", "#FFB000")

    @pytest.mark.parametrize(
        ("light", "dark"), [("red", ""), ("#12", ""), ("#FFFF99", ""), ("0B6E6E", ""), ("", "#000033"), ("", "blue")]
    )
    def test_one_that_cannot_be_used_is_named(self, light: str, dark: str) -> None:
        """What is no colour, or in which nobody could read, is refused in a sentence with its name."""
        with pytest.raises(Unfit, match=re.escape(light or dark)):
            branded(light, dark)

    @pytest.mark.parametrize("pale", ["#FFFF99", "#FFFFFF", "#00FF00", "#FFA500"])
    def test_who_chose_a_pale_one_is_told_a_darker_one(self, pale: str) -> None:
        """The colour that the sentence proposes can be used."""
        with pytest.raises(Unfit) as refused:
            branded(pale)
        better = re.findall(r"such as (#\w{6})", str(refused.value))
        assert branded(better[0])["light"].accent == better[0]


class TestLogo:
    def test_its_kind_is_what_it_is_and_not_its_name(self, named: Path) -> None:
        """A JPEG that is called .png is a JPEG, and stays there when the file is gone."""
        Image.new("RGB", (300, 100), "#7A0019").save(named, "JPEG")
        found = logo()
        named.unlink()
        assert found is not None
        assert (found.kind, found.width, found.height) == ("jpeg", 300, 100)
        assert logo() is found

    def test_a_missing_one_is_named(self, named: Path) -> None:
        """What HAMKOR_LOGO names must be there."""
        with pytest.raises(Unfit, match="no such file"):
            logo()

    @pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n broken"])
    def test_what_is_no_picture_is_named(self, named: Path, content: bytes) -> None:
        """It is said that it is none, not shown as a gap on somebody's slide."""
        named.write_bytes(content)
        with pytest.raises(Unfit, match="no PNG or JPEG"):
            logo()

    def test_a_poster_is_no_logo(self, named: Path) -> None:
        """It travels in every file that leaves, so it may not be large."""
        named.write_bytes(b"\0" * 2_000_001)
        with pytest.raises(Unfit, match="larger than 2 MB"):
            logo()


class TestLetters:
    def test_without_a_choice_ours(self) -> None:
        """Inter on the screen, Arial in office programs, and no file travels."""
        assert (letters("", "").office, letters("", "").faces) == ("Arial", ())
        assert letters("", "").stack.startswith("Inter,")

    def test_a_file_says_its_family(self) -> None:
        """One file serves every weight; letters that it lacks come from ours."""
        own = letters("", str(SHIPPED))
        assert (own.family, own.office, [face.weight for face in own.faces]) == ("Inter", "Inter", ["100 900"])
        assert own.stack.startswith("'Inter', Inter,")
        assert own.faces[0].address().startswith("data:font/woff2;base64,")

    def test_two_files_are_regular_and_bold(self) -> None:
        """Each for its half of the weights, under the name that was given."""
        own = letters("Office Sans", f"{SHIPPED}, {SHIPPED}")
        assert [face.weight for face in own.faces] == ["100 550", "551 900"]
        assert "font-family:'Office Sans'" in own.faces[1].rule(own.family, "x.woff2")

    def test_its_letters_are_measured(self) -> None:
        """Names wrap by the widths of the font that draws them; a letter that it lacks has none."""
        measured, ours = letters("", str(SHIPPED)).widths(), text._widths()
        assert abs(measured["a"] - ours["a"]) < 2
        assert "ж" not in measured
        assert Letters("Arial").widths() == {}

    @pytest.mark.parametrize("family", ["a;b", "x{}", "'", "<b>", "x" * 80])
    def test_a_name_that_is_none(self, family: str) -> None:
        """It stands in styles, so it may hold nothing that would end one."""
        with pytest.raises(Unfit, match="HAMKOR_FONT is"):
            letters(family, "")

    @pytest.mark.parametrize("files", ["/nowhere.ttf", str(ROOT / "README.md"), f"{SHIPPED},{SHIPPED},{SHIPPED}"])
    def test_a_file_that_cannot_be_used(self, files: str) -> None:
        """Missing, no font, or too many: a sentence."""
        with pytest.raises(Unfit, match="HAMKOR_FONT_FILE"):
            letters("", files)
