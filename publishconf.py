"""What publishing changes: the absolute address, and nothing a reader would not want."""

from dataclasses import replace

from pelicanconf import *  # noqa: F403
from pelicanconf import NEWSPAPER as DEVELOPMENT

NEWSPAPER = replace(DEVELOPMENT, url="https://fresh-ground.example")
SITEURL = NEWSPAPER.url
