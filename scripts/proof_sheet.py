"""`paper proof`: a piece as it would be printed, in one file that can be mailed to an editor without git."""

from __future__ import annotations

from pathlib import Path

import click

from plugins.articles import setting as articles
from plugins.images import setting as images
from plugins.intake.reading import here
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.schema import nearest
from plugins.newsroom.settings import Settings
from plugins.press.proof import in_proof
from plugins.press.proof import proof as set_proof
from scripts import desk

THEME = Path(__file__).parents[1] / "theme"


@click.command()
@click.argument("piece")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Where to; else <group>-<name>.html here.")
def proof(piece: str, output: Path | None) -> None:
    """Write PIECE, by its file or its id, as one HTML file with its styles and pictures in it."""
    own = in_proof(desk.settings())
    paper = desk.paper(own)
    found = named(paper, piece)
    target = output or Path(f"{found.group}-{found.slug}.html")
    target.write_bytes(proof_of(paper, found, own))
    click.echo(f"{target} is written; it can be opened, mailed and printed, and loads nothing.")


def proof_of(paper: Paper, piece: Piece, own: Settings) -> bytes:
    """The proof of a piece of a paper that was read with `in_proof`."""
    return set_proof(paper, piece, own, THEME, articles.pages, images.pages, here)


def named(paper: Paper, name: str) -> Piece:
    """The piece that a file's path, an id or an address means."""
    names = {key: piece for piece in paper.pieces for key in (piece.id, f"{piece.group}/{piece.slug}", piece.path)}
    plain = name.strip("/").removeprefix("./").removeprefix("content/")
    if plain in names:
        return names[plain]
    faults = [finding for finding in paper.problems if finding.path == plain]
    if faults:
        raise click.ClickException("it has a Problem: " + "; ".join(map(str, faults)))
    raise click.ClickException(f"there is no piece '{name}'; " + (nearest(plain, sorted(names)) or "write its file, or <group>/<name>"))
