"""Finds a Chromium to drive, and installs one where none is.

    python -m tests.browser.chromium      prints its path, or says what to install and ends with 1

Looked for, in this order: `HAMKOR_BROWSER`, the names under which systems know Chromium, Chrome and Edge, the one that
Playwright keeps for itself. Any of them serves: the stories ask for nothing that only one of them has.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find() -> str | None:
    """Path of a browser that can be driven, or None."""
    named = [os.environ.get("HAMKOR_BROWSER"), *map(shutil.which, NAMES), *PLACES]
    here = next((path for path in named if path and Path(path).exists()), None)
    return here or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = driver.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Debian's package where we may install it, else Playwright's own download into the user's cache."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        quiet = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(quiet, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    if not find():
        try:
            install()
        except subprocess.CalledProcessError as failure:
            print(f"{failure.cmd[0]} ended with {failure.returncode}", file=sys.stderr)
    found = find()
    print(found or "No browser was found for the browser stories. Install Chromium or Chrome, or name one: "
          "HAMKOR_BROWSER=/path/to/chrome make test")  # fmt: skip
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
