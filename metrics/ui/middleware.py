"""What stands between the browser and Streamlit: smaller answers, safer headers, the reader's language on the page.

Streamlit sends its own scripts as they are, 8 MB on a first visit; packed once and kept, they are 2.8 MB. Its one page
says `lang="en"` to screen readers whatever the interface speaks, and carries neither a content policy nor a frame rule.
Each is one small ASGI layer here; `LAYERS` is the list that `dashboard.py` hands to the app.
"""

import base64
import gzip
import hashlib
import mimetypes
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from metrics.charts import headlines
from metrics.languages import spoken
from metrics.settings import settings
from metrics.ui import brand

STATIC = Path(file_util.get_static_dir()).resolve()

#: What the address of a page may end in. The overview stands at the root, so its own name leads there.
PAGES = {"", *(file.stem for file in Path(__file__).with_name("screens").glob("[a-z]*.py"))} - {"overview"}

#: What every page shows and Streamlit loads only once it is asked to show it: packed at start, and the browser is told
#: of it, and of all that it needs, together with the page.
EARLY = ("PlotlyChart", "Html", "Selectbox", "Slider", "Multiselect")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}

#: Everything from this server. Styles are written by the page's own script; `data:` is how pictures of charts and the
#: empty outline that keeps plotly.js from asking its own host are given.
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


@lru_cache(maxsize=512)
def packed(file: Path) -> bytes:
    """A file of Streamlit's bundle, gzipped. They never change while the process lives."""
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)


def pack_early() -> None:
    """Pack what a first visit needs, so that nobody waits for it."""
    for file in [*_named(), *early()]:
        packed(file)


def _named() -> list[Path]:
    """The scripts and styles that Streamlit's own page names."""
    index = (STATIC / "index.html").read_text(encoding="utf-8")
    return [STATIC / match for match in re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', index)]


@lru_cache(maxsize=1)
def early() -> tuple[Path, ...]:
    """The files of EARLY and what they import, without what the page names anyway."""
    scripts = STATIC / "static" / "js"
    found = dict.fromkeys(file for name in EARLY for file in scripts.glob(f"{name}.*.js"))
    waiting, named = list(found), set(_named())
    while waiting:
        text = waiting.pop().read_text(encoding="utf-8")
        needed = {scripts / name for name in re.findall(r"""(?:from|import)\s*["'`]\./([^"'`]+\.js)["'`]""", text)}
        new = sorted(needed - named - found.keys())
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


class PackedBundle:
    """Answers for Streamlit's own scripts and styles from memory, gzipped, where the browser takes gzip."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self._wanted(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        body = await to_thread.run_sync(packed, file)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
            "Cache-Control": "public, immutable, max-age=31536000",
        }
        await Response(body, headers=headers, media_type=kind)(scope, receive, send)

    @staticmethod
    def _wanted(scope: Scope) -> Path | None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        at = scope["path"].find("/static/")
        if at < 0 or scope["path"][:at].endswith("/app") or not scope["path"].endswith((".js", ".css")):
            return None
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return None
        file = (STATIC / scope["path"][at + 1 :]).resolve()
        return file if file.is_relative_to(STATIC / "static") and file.is_file() else None


class Page:
    """Makes Streamlit's one page ours: language, name, early scripts, content policy.

    An address that names no page (`/overview`, a typing slip) leads to the overview, choices and all: Streamlit would
    show it there too, under a notice in English that there is no such page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _may_be_page(scope):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def collect(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._finish(start, body, scope, receive, send)
            else:
                await send(message)

        # Asked plainly, Streamlit gives the page as it is: neither packed, nor as a path for the server to send.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers, "extensions": {}}, receive, collect)

    @staticmethod
    async def _finish(start: Message, body: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].rpartition("/")[2] not in PAGES:
            chosen = scope.get("query_string", b"").decode("latin-1")
            await RedirectResponse("./" + (f"?{chosen}" if chosen else ""))(scope, receive, send)
            return
        page = dressed(body.decode("utf-8"), language_of(scope))
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["Content-Security-Policy"] = policy(page)
        headers["Cache-Control"] = "no-cache"
        headers["Vary"] = "Accept-Encoding, Accept-Language"
        for stale in ("etag", "last-modified", "content-length", "accept-ranges"):
            del headers[stale]
        content = page.encode("utf-8")
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            content = gzip.compress(content, compresslevel=6)
            headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(content))
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": content})


class SafeHeaders:
    """Headers that every answer carries."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def _may_be_page(scope: Scope) -> bool:
    """Every address without a dot is one of the app's pages, but for those of Streamlit's own talk."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    return (
        not any(part in path for part in ("/_stcore/", "/media/", "/api/"))
        and "." not in path.rpartition("/")[2].removesuffix(".html")
    )


def _is_page(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return (
        message["status"] == 200
        and headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
    )


def language_of(scope: Scope) -> str:
    """The language that the address asks for, else the best of those that the browser reads, else the office's."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [])
    ranked = Headers(scope=scope).get("accept-language", "").split(",")
    return spoken([*asked, *(tag.split(";")[0].strip() for tag in ranked)]) or settings.language


@lru_cache(maxsize=32)
def dressed(page: str, language: str) -> str:
    """Streamlit's page with our language, name, fonts and early scripts. What is not found in it is left alone."""
    page = page.replace('<html lang="en">', f'<html lang="{escape(language.replace("_", "-"))}">', 1)
    page = page.replace("<title>Streamlit</title>", "<title>Hamkor</title>", 1)
    page = re.sub(r'<link\s+rel="preload"[^>]*SourceSans[^>]*/>', "", page, count=1)
    page = re.sub(r'<link rel="service-desc"[^>]*/>', "", page, count=1)
    page = page.replace("./favicon.png", "./app/static/icon.svg", 1)
    ours = [f'<link rel="modulepreload" crossorigin href="./static/js/{file.name}">' for file in early()]
    ours.append(
        '<link rel="preload" as="font" type="font/woff2" crossorigin href="./app/static/fonts/inter-latin.woff2">'
    )
    ours.append('<link rel="stylesheet" href="./app/static/hamkor.css">')
    ours += [f"<style>{headlines.STYLE}</style>", brand.style(), '<script src="./app/static/hamkor.js" defer></script>']
    return page.replace("</head>", "\n    ".join(["", *ours]) + "\n  </head>", 1)


@lru_cache(maxsize=32)
def policy(page: str) -> str:
    """The content policy of a page; the scripts that stand in it are allowed by what they say, no others."""
    inline = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode() for script in inline)
    return POLICY.format(scripts=" ".join(f"'sha256-{digest}'" for digest in digests))


LAYERS = (Middleware(SafeHeaders), Middleware(PackedBundle), Middleware(Page))
