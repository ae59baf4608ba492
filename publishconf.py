"""What publishing changes: the absolute address, and the manifest by which anybody can prove a copy."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # the pelican command looks for modules beside itself, and not here

from pelicanconf import *  # noqa: F403
from pelicanconf import NEWSPAPER as DEVELOPMENT

NEWSPAPER = replace(DEVELOPMENT, url="https://fresh-ground.example", manifest=True)
SITEURL = NEWSPAPER.url
