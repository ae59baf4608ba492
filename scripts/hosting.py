"""`paper hosting`: a web server's configuration with the paper's headers."""

from __future__ import annotations

from pathlib import Path

import click

from plugins.site.hosting import SERVERS
from scripts import desk


@click.command()
@click.argument("server", type=click.Choice([*SERVERS]))
@click.option("--settings", "file", default="publishconf.py", show_default=True, type=click.Path(path_type=Path), help="Where the paper's address stands.")
def hosting(server: str, file: Path) -> None:
    """Print what SERVER needs to serve the paper with its Content-Security-Policy and other headers."""
    click.echo(SERVERS[server](desk.settings(file)), nl=False)
