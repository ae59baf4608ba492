"""`paper check --explain RULE`: what a rule is about."""

from __future__ import annotations

import click

from plugins.newsroom import rules
from plugins.newsroom.schema import nearest


def explained(context: click.Context, _: click.Parameter, id: str | None) -> None:
    """Print one rule, or the ids of all, and leave."""
    if id is None:
        return
    if id == "all":
        for title, chapter in rules.CHAPTERS.items():
            click.echo(f"{title}\n" + "".join(f"  {rule.id:26}{rule.text}\n" for rule in chapter))
    elif id in rules.BOOK:
        click.echo(text(rules.BOOK[id]))
    else:
        raise click.UsageError(f"there is no rule '{id}'; " + (nearest(id, [*rules.BOOK]) or "'paper check --explain all' lists them"))
    context.exit()


def text(rule: rules.Rule) -> str:
    """A rule in a few lines.

    >>> print(text(rules.BOOK["dot-file"]))
    dot-file (Problem: what has it is left out)
      Nothing hidden is handed in: no file or folder whose name begins with a dot.
      What to do:  delete it
      For example: groups/harbour/.htaccess
    """
    weight = "Problem: what has it is left out" if rule.at("").stops else "Note: what has it stays"
    lines = [f"{rule.id} ({weight})", f"  {rule.text}", f"  What to do:  {rule.cure}", f"  For example: {rule.example}"]
    if rule.since:
        lines.append(f"  Since {rule.since.isoformat()}; on older pieces it is a Note.")
    return "\n".join(lines)
