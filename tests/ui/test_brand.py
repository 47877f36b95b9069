"""The university's own logo, colour and letters on the screen."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.applications import Starlette

from metrics.settings import ROOT
from metrics.ui import brand
from tests import asgi

FONT = ROOT / "metrics" / "ui" / "static" / "fonts" / "inter-latin.woff2"

#: What a program started with these settings tells Streamlit and the page, and what it serves.
TOLD = """
import json
from starlette.applications import Starlette
from streamlit import config
from metrics.ui import brand
from tests import asgi
brand.theme()
config.get_config_options(force_reparse=True)
app = Starlette(routes=brand.ROUTES)
served = {name: asgi.get(app, "/brand/" + name) for name in ("logo.png", "font-0.woff2", "font-1.woff2")}
names = ("theme.font", "theme.light.primaryColor", "theme.dark.linkColor")
print(json.dumps({
    "style": brand.style(), "theme": {name: config.get_option(name) for name in names},
    "served": {name: [one.status, one.headers.get("content-type"), len(one.body)] for name, one in served.items()},
}))
"""


def told(**chosen: str) -> Mapping[str, Any]:
    done = subprocess.run([sys.executable, "-c", TOLD], env=os.environ | chosen, cwd=ROOT, check=True,
                          capture_output=True)  # fmt: skip
    return dict(json.loads(done.stdout))


def test_the_screen_follows_the_settings(tmp_path: Path) -> None:
    """Buttons, links, letters and logo are the university's, also when Streamlit reads its settings anew."""
    Image.new("RGBA", (400, 100), "#7A0019").save(tmp_path / "mark.png")
    found = told(HAMKOR_ACCENT="#7A0019", HAMKOR_FONT="Office Sans", HAMKOR_FONT_FILE=str(FONT),
                 HAMKOR_LOGO=str(tmp_path / "mark.png"))  # fmt: skip
    assert found["theme"]["theme.light.primaryColor"] == "#7A0019"
    assert found["theme"]["theme.font"].startswith("'Office Sans', Inter")
    assert "url(./brand/logo.png)" in found["style"] and "url(./brand/font-0.woff2)" in found["style"]
    assert "--accent:light-dark(#7A0019," in found["style"] and "//" not in found["style"]
    assert found["served"] == {
        "logo.png": [200, "image/png", (tmp_path / "mark.png").stat().st_size],
        "font-0.woff2": [200, "font/woff2", FONT.stat().st_size],
        "font-1.woff2": [404, None, 0],
    }


def test_without_a_choice_nothing_is_added(data: Path) -> None:
    """The page carries no style of an office that chose none, and nothing is served."""
    brand.logo.cache_clear()
    assert brand.style() == ""
    assert asgi.get(Starlette(routes=brand.ROUTES), "/brand/logo.png").status == 404


@pytest.mark.parametrize("chosen", [{"HAMKOR_ACCENT": "pale"}, {"HAMKOR_LOGO": "/nowhere.png"}])
def test_a_wrong_setting_ends_the_start_in_a_sentence(chosen: dict[str, str]) -> None:
    """Whoever starts the program reads what to correct, and no trace."""
    done = subprocess.run([sys.executable, "-c", "import dashboard"], env=os.environ | chosen, cwd=ROOT,
                          capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 1
    assert next(iter(chosen.values())) in done.stderr and "start again" in done.stderr
    assert "Traceback" not in done.stderr
