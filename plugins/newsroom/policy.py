"""What a browser may do with the paper's pages, said once: in every page, and by the server where it can.

A page loads its style sheet, its pictures, its fonts and its script from the paper itself, and runs nothing that stands in the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PAGE = {
    "default-src": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_SCRIPTED = {"script-src": "'self' 'wasm-unsafe-eval'"}

UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What a newspaper needs of nobody's machine."""


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


PAGE = _written(_PAGE)
"""The policy of every page, as its meta element has it."""

SCRIPTED = _written(_PAGE | _SCRIPTED)
"""The policy of the search, whose engine is compiled in the browser."""


def without_server(policy: str) -> str:
    """The policy of a page that is opened from a folder: its files are of no origin, so that "self" does not mean them."""
    return policy.replace("'self'", "'self' file:")


HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": _written(_PAGE | _SCRIPTED | {"frame-ancestors": "'none'"}),
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
"""What a server sends with everything. A browser obeys both this and the page's own policy, so the stricter holds."""


LASTING = "/assets/"
"""Where that stands which a browser may keep: its name has its hash, or it changes with the paper's own face."""

KEPT, ASKED = "public, max-age=2592000", "no-cache"
"""What is kept is kept for a month; of all else the server is asked each time whether it is still so, that what was withdrawn be gone at once."""


def headers(path: str) -> Mapping[str, str]:
    """All that a server sends with an address of the site."""
    return {**HEADERS, "Cache-Control": KEPT if path.startswith(LASTING) else ASKED}
