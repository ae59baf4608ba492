"""The paper's headers in the words of each web server, with what makes it quick: compressed texts, and pictures that a browser keeps.

Pure, so that no two servers can disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from plugins.newsroom.policy import ASKED, HEADERS, KEPT, LASTING
from plugins.newsroom.settings import Settings

TEXTS = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "text/plain",
    "text/calendar",
    "application/atom+xml",
    "application/rss+xml",
    "application/xml",
    "text/xml",
    "application/feed+json",
    "application/json",
    "image/svg+xml",
)
"""What is worth compressing beside HTML."""


PLACE = "/srv/paper"
"""Where the paper's repository is on the server."""


def headers_file(settings: Settings) -> str:
    """The `_headers` at the root of the site, which several hosts of static pages obey; they compress by themselves."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items()) + f"{LASTING}*\n  Cache-Control: {KEPT}\n"


def nginx(settings: Settings) -> str:
    """A server of nginx's."""
    added = "".join(f'    add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    host, path, root = _place(settings)
    return (
        f'{_told(path)}map $uri $kept {{\n    default "{ASKED}";\n    ~^{path}{LASTING} "{KEPT}";\n}}\n'
        f"server {{\n    listen 80;\n    listen [::]:80;\n    server_name {host};\n    root {root};\n    index index.html;\n"
        f"    error_page 404 {path}/404.html;\n    charset utf-8;\n"
        f"    gzip on;\n    gzip_vary on;\n    gzip_comp_level 6;\n    gzip_types {' '.join(TEXTS)};\n{added}    add_header Cache-Control $kept always;\n"
        "    location / {\n        try_files $uri $uri/ =404;\n    }\n}\n"
    )


def caddy(settings: Settings) -> str:
    """A site of Caddy's, which fetches its own certificate where the paper's address begins with https."""
    scheme = "http://" if settings.url.startswith("http:") else ""
    added = "".join(f'        {name} "{value}"\n' for name, value in HEADERS.items())
    host, path, root = _place(settings)
    return (
        f"{_told(path)}{scheme}{host} {{\n    root * {root}\n    encode zstd gzip\n    header {{\n{added}    }}\n"
        f"    @kept path {path}{LASTING}*\n    @asked not path {path}{LASTING}*\n"
        f'    header @kept Cache-Control "{KEPT}"\n    header @asked Cache-Control "{ASKED}"\n'
        f"    file_server\n    handle_errors {{\n        rewrite * {path}/404.html\n        file_server\n    }}\n}}\n"
    )


def apache(settings: Settings) -> str:
    """A virtual host of Apache's, with mod_headers and mod_deflate."""
    added = "".join(f'    Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    host, path, root = _place(settings)
    return (
        f"{_told(path)}<VirtualHost *:80>\n    ServerName {host}\n    DocumentRoot {root}\n"
        f"    ErrorDocument 404 {path}/404.html\n    AddDefaultCharset utf-8\n"
        f"    AddOutputFilterByType DEFLATE text/html {' '.join(TEXTS)}\n{added}"
        f'    Header set Cache-Control "{ASKED}"\n    <LocationMatch "^{path}{LASTING}">\n        Header set Cache-Control "{KEPT}"\n    </LocationMatch>\n'
        f"    <Directory {root}>\n        Options FollowSymLinks\n        AllowOverride None\n        Require all granted\n"
        "    </Directory>\n</VirtualHost>\n"
    )


SERVERS: Mapping[str, Callable[[Settings], str]] = {"nginx": nginx, "caddy": caddy, "apache": apache, "headers": headers_file}
"""By the name that `paper hosting` knows."""


def _place(settings: Settings) -> tuple[str, str, str]:
    """The paper's host, the path below which it stands there, empty for most, and the folder that the server shows."""
    address = urlsplit(settings.url)
    path = address.path.rstrip("/")
    return address.hostname or "localhost", path, f"{PLACE}/site" if path else f"{PLACE}/output"


def _told(path: str) -> str:
    """What the keeper of a server has to know where a paper stands below a path."""
    return f"# The paper's output belongs at {PLACE}/site{path}, as a folder or a link.\n" if path else ""
