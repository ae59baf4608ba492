"""Stock Pelican: groups are its authors, sections its categories, topics its tags."""

SITENAME = "The Bench"
SITEURL = "http://localhost:8000"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS = ["photos"]
ARTICLE_PATHS = ["pieces"]
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 30
PAGINATED_TEMPLATES = {"index": None, "author": None, "category": None, "tag": None}
DIRECT_TEMPLATES = ["index", "authors", "categories", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", "{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "groups/{slug}/", "groups/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "sections/{slug}/", "sections/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 50
FEED_RSS = "index.xml"
AUTHOR_FEED_RSS = "groups/{slug}/index.xml"
CATEGORY_FEED_RSS = "sections/{slug}/index.xml"
TAG_FEED_RSS = "topics/{slug}/index.xml"
FEED_ALL_ATOM = AUTHOR_FEED_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
RSS_FEED_SUMMARY_ONLY = True
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CACHE_PATH = "cache"
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.smarty": {}}, "output_format": "html5"}
