"""What publishing changes: the absolute address, and the manifest by which anybody can prove a copy."""

from dataclasses import replace

from pelicanconf import *  # noqa: F403
from pelicanconf import NEWSPAPER as DEVELOPMENT

NEWSPAPER = replace(DEVELOPMENT, url="https://fresh-ground.example", manifest=True)
SITEURL = NEWSPAPER.url
