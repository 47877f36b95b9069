"""What stands between the browser and Streamlit."""

import gzip
import re

import pytest
from starlette.applications import Starlette
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from metrics.ui import middleware
from tests import asgi
from tests.asgi import Answer
from tests.browser.looking import PAGES

APP = Starlette(routes=create_streamlit_static_assets_routes(""), middleware=list(middleware.LAYERS))


def get(address: str, **headers: str) -> Answer:
    return asgi.get(APP, address, **headers)


def bundle() -> str:
    """Address of the largest script of a first visit."""
    return f"/static/js/{middleware.early()[0].name}"


class TestPackedBundle:
    def test_a_script_is_sent_packed_and_is_the_same_script(self) -> None:
        """Scripts go over the line at less than a third of their size, and unpack to what Streamlit ships."""
        answer = get(bundle(), accept_encoding="gzip, br")
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "Accept-Encoding"
        whole = middleware.early()[0].read_bytes()
        assert gzip.decompress(answer.body) == whole
        assert len(answer.body) * 3 < len(whole) and int(answer.headers["content-length"]) == len(answer.body)

    def test_who_cannot_unpack_gets_it_plain(self) -> None:
        """A browser that does not take gzip still gets the script."""
        answer = get(bundle())
        assert "content-encoding" not in answer.headers
        assert answer.body == middleware.early()[0].read_bytes()

    @pytest.mark.parametrize("path", ["/static/../../../config.js", "/static/js/../../index.js", "/static/js/none.js"])
    def test_nothing_outside_the_bundle_is_read(self, path: str) -> None:
        """The address never leads out of Streamlit's own folder of scripts."""
        assert "content-encoding" not in get(path, accept_encoding="gzip").headers

    def test_what_a_first_visit_needs_is_packed_before_it(self) -> None:
        """After the warm-up the scripts that the page names are ready."""
        middleware.packed.cache_clear()
        middleware.pack_early()
        assert middleware.packed.cache_info().currsize > len(middleware.early())


class TestPage:
    @pytest.mark.parametrize(
        ("path", "accepted", "lang"),
        [
            ("/", "", "en"),
            ("/?lang=ru", "en", "ru"),
            ("/students?lang=uz_Cyrl", "en", "uz-Cyrl"),
            ("/", "kk;q=0.9, uz-Latn-UZ;q=0.8", "uz"),
            ("/partners?lang=xx", "ru-RU,ru;q=0.9", "ru"),
            ("/?lang=%22%3E%3Cscript%3E", "", "en"),
        ],
    )
    def test_the_page_says_its_language(self, path: str, accepted: str, lang: str) -> None:
        """The first answer already names the language that the address or the browser asks for."""
        page = get(path, accept_language=accepted, accept_encoding="gzip").text
        assert f'<html lang="{lang}">' in page

    def test_every_page_is_ours(self) -> None:
        """Each address of a page carries our name, style and early scripts, and a length that fits."""
        for path in ("/", "/students", "/definitions"):
            answer = get(path)
            assert "<title>Hamkor</title>" in answer.text
            assert "hamkor.css" in answer.text and middleware.early()[0].name in answer.text
            assert int(answer.headers["content-length"]) == len(answer.body)
            assert "etag" not in answer.headers

    @pytest.mark.parametrize("path", ["/overview", "/studens", "/index.html", "/base/overview"])
    def test_an_address_of_no_page_leads_to_the_overview(self, path: str) -> None:
        """Whoever types /overview, or a slip, gets the overview as the address chooses, and no English notice."""
        answer = get(f"{path}?lang=ru&unit=university")
        assert (answer.status, answer.headers["location"]) == (307, "./?lang=ru&unit=university")
        assert get(path).headers["location"] == "./"

    def test_every_page_of_the_menu_has_its_address(self) -> None:
        """What the menu leads to is never sent away."""
        assert set(PAGES.values()) == middleware.PAGES

    def test_the_early_script_is_the_chart_script(self) -> None:
        """The heaviest script is among those that the browser is told of at once."""
        heaviest = max((middleware.STATIC / "static" / "js").glob("*.js"), key=lambda file: file.stat().st_size)
        assert heaviest in middleware.early()


class TestPolicy:
    def test_only_this_server_is_named(self) -> None:
        """The content policy lets nothing in from another host, and no script that was not in the page."""
        policy = get("/").headers["content-security-policy"]
        assert not re.search(r"https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline", policy)
        assert "default-src 'self'" in policy and "frame-ancestors 'self'" in policy

    def test_a_script_that_stands_in_the_page_is_named_by_its_digest(self) -> None:
        """Changing one letter of an inline script makes another policy."""
        assert middleware.policy("<script>a</script>") != middleware.policy("<script>b</script>")
        assert "'sha256-" in get("/").headers["content-security-policy"]


class TestSafeHeaders:
    @pytest.mark.parametrize("path", ["/", "/favicon.png", "/_stcore/health"])
    def test_every_answer_carries_them(self, path: str) -> None:
        """No answer may be guessed at, framed by a stranger, or tell where the reader came from."""
        headers = get(path, accept_encoding="gzip").headers
        for name, value in middleware.HEADERS.items():
            assert headers[name.lower()] == value
