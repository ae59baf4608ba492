"""The settings of one paper: edit this file, replace `content/`, and it is yours."""

from pathlib import Path

from plugins.newsroom.settings import Settings

NEWSPAPER = Settings(
    name="Fresh Ground",
    tagline="A newspaper that many groups write together",
    url="http://localhost:8000",
    language="en",
    languages=("en", "es", "ar"),
    time_zone="Europe/Amsterdam",
    permanent_name="fresh-ground",
    repository="",
)

HERE = Path(__file__).parent

SITENAME = NEWSPAPER.name
SITEURL = NEWSPAPER.url
TIMEZONE = NEWSPAPER.time_zone
DEFAULT_LANG = NEWSPAPER.language
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
THEME = str(HERE / "theme")
NEWSPAPER_STORE = str(HERE / ".press" / "store")

PELICAN_CLASS = "plugins.Newspaper"
PLUGINS = [
    "plugins.press",
    "plugins.articles",
    "plugins.groups",
    "plugins.people",
    "plugins.sections",
    "plugins.topics",
    "plugins.places",
    "plugins.debates",
    "plugins.statements",
    "plugins.letters",
    "plugins.translations",
    "plugins.archive",
    "plugins.corrections",
    "plugins.editions",
    "plugins.events",
    "plugins.common_ground",
    "plugins.tasks",
    "plugins.results",
    "plugins.studies",
    "plugins.front",
    "plugins.feeds",
    "plugins.images",
    "plugins.texts",
    "plugins.glossary",
    "plugins.components",
    "plugins.search",
    "plugins.site",
]

# Pelican reads nothing by itself: what there is to read, the intake reads.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
RELATIVE_URLS = True
DEFAULT_PAGINATION = False
