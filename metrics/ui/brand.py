"""The university's logo, colour and letters on the screen: Streamlit's theme, one style in the page, and its files.

All of it is said once, when the program starts, so no visit and no rerun pays for it. Nothing comes from elsewhere:
logo and font are served here, under `/brand/`.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit import config

from metrics.charts.brand import LETTERS, logo
from metrics.charts.style import THEMES
from metrics.settings import settings

#: Height of the logo in the header, in rem, and how wide it may be.
_HIGH, _WIDE = 2.2, 11.0
_WEEK = {"Cache-Control": "public, max-age=604800"}


def theme() -> None:
    """Streamlit's own buttons, links and letters follow, also when its file of settings is read anew."""
    config.on_config_parsed(_told, force_connect=True)
    _told()


def _told() -> None:
    if settings.accent or settings.accent_dark:
        for name in ("light", "dark"):
            for part in ("primaryColor", "linkColor"):
                config.set_option(f"theme.{name}.{part}", THEMES[name].accent, "HAMKOR_ACCENT")
    if LETTERS.family:
        for part in ("font", "headingFont"):
            config.set_option(f"theme.{part}", LETTERS.stack, "HAMKOR_FONT")


def style() -> str:
    """What the page's head carries: nothing where the office has chosen nothing."""
    rules = [face.rule(LETTERS.family, f"./brand/{_face(place)}") for place, face in enumerate(LETTERS.faces)]
    if settings.accent or settings.accent_dark:
        light, dark = THEMES["light"], THEMES["dark"]
        rules.append(f":root{{--accent:light-dark({light.accent},{dark.accent})}}")
        rules.append(f"span[data-tag-index]{{background:light-dark({light.accent},{dark.soft})!important}}")
    if picture := logo():
        # Logos are drawn for white paper: at night they stand on a plate of it.
        wide = min(_HIGH * picture.width / picture.height, _WIDE)
        rules.append(
            '.stApp .stAppToolbar>div:first-child::before{content:""/"Hamkor";'
            f"width:{wide:.2f}rem;max-width:30vw;height:{_HIGH}rem;flex:none;"
            f"background:url(./brand/logo.{picture.kind}) center/contain no-repeat light-dark(transparent,#fff);"
            "border:3px solid light-dark(transparent,#fff);border-radius:6px}"
        )
    return f'<style id="brand">{"".join(rules)}</style>' if rules else ""


def _face(place: int) -> str:
    return f"font-{place}{LETTERS.faces[place].suffix}"


async def _file(request: Request) -> Response:
    """The logo or a file of the font; everything else is not there."""
    name, picture = request.path_params["name"], logo()
    if picture and name == f"logo.{picture.kind}":
        return Response(picture.data, headers=_WEEK, media_type=f"image/{picture.kind}")
    faces = {_face(place): face for place, face in enumerate(LETTERS.faces)}
    if name in faces:
        return Response(faces[name].data, headers=_WEEK, media_type=f"font/{faces[name].suffix[1:]}")
    return Response(status_code=404)


ROUTES = [Route("/brand/{name}", _file, methods=["GET"])]
