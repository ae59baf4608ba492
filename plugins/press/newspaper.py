"""The class that Pelican runs: one Paper in, one checked tree out, switched in at once."""

from __future__ import annotations

import logging
from pkgutil import resolve_name
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator
from pelican.plugins._utils import get_plugin_name

from plugins.newsroom.problems import NewspaperError
from plugins.press.articles import PaperArticles
from plugins.press.making import Making, StandingType, asked_for
from plugins.press.run import PressRun
from plugins.press.writer import PressWriter


class Newspaper(Pelican):  # type: ignore[misc]
    """Pelican with a Paper in place of files, and a press in place of an output folder."""

    standing: StandingType | None = None

    def __init__(self, settings: dict[str, Any]) -> None:
        logging.basicConfig(format="%(message)s")  # Pelican's plain log handler is none at all, and what has been asked for with -v would not be told
        settings["NEWSPAPER"] = asked_for(settings)
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Register every plugin, or stop: a paper built without one of its gates is no paper."""
        wanted = [str(getattr(plugin, "__name__", plugin)) for plugin in self.settings.get("PLUGINS") or ()]
        try:
            super().init_plugins()
        except Exception as error:
            raise NewspaperError(f"a plugin cannot be loaded: {error}") from error
        registered = {get_plugin_name(plugin) for plugin in self.plugins}
        short = {name.removeprefix("pelican.plugins.") for name in registered}
        missing = [name for name in wanted if name not in registered and name.removeprefix("pelican.plugins.") not in short]
        if missing:
            raise NewspaperError(f"these plugins of PLUGINS are missing or failed to register: {', '.join(missing)}")

    def run(self) -> None:
        """Make the paper; the exit code speaks of what is wrong with content."""
        self.settings["PRESS_ALONE"] = is_ours_alone = self._is_ours_alone()
        making = Making({**self.settings, "PATH": self.path, "THEME": self.theme}, is_ours_alone, self._speak)
        making.run()
        self.standing = making.standing

    def _speak(self, run: PressRun) -> None:
        """Have Pelican run its generators, those of other plugins among them; the rooms are asked at the end."""
        output = self.settings["OUTPUT_PATH"]
        self.settings |= {"NEWSPAPER": run.settings, "PAPER": run.paper, "PRESS_RUN": run}
        self.output_path = self.settings["OUTPUT_PATH"] = str(run.folder)
        try:
            super().run()
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = output
            del self.settings["PRESS_RUN"]

    def _is_ours_alone(self) -> bool:
        """Whether no plugin of others is at work, which may depend on what we cannot know."""
        return all(get_plugin_name(plugin).startswith("plugins.") for plugin in self.plugins)

    def _get_generator_classes(self) -> list[type]:
        """Pelican's own, with the Paper's articles in place of its articles, and the press at the end."""
        return [PaperArticles if cls is ArticlesGenerator else cls for cls in super()._get_generator_classes()] + [Press]


def newspaper(settings: dict[str, Any]) -> Any:
    """Pelican, of the class that settings name."""
    named = settings["PELICAN_CLASS"]
    return (resolve_name(named) if isinstance(named, str) else named)(settings)


class Press:
    """The last generator: makes what the rooms have handed in, before `finalized` is told to other plugins."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, output_path: str, **kwargs: object) -> None:
        self._context = context

    def generate_output(self, writer: PressWriter) -> None:
        """Bring the tree up to date."""
        run: PressRun = self._context["PRESS_RUN"]
        run.make(writer.rooms, self._context.get("ARTICLES_BY_ID", {}).values())
