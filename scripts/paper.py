"""The `paper` command: one file a sub-command."""

from __future__ import annotations

import click

from plugins.newsroom.problems import NewspaperError
from scripts import check, fix, groups, hosting, imports, links, messages, new, owners, pages, proof_sheet, pulls, serve, sign, submit, verify, weight, why


class Paper(click.Group):
    """Sub-commands whose errors are told in one line."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what is broken is said plainly, without a traceback."""
        try:
            return super().invoke(ctx)
        except NewspaperError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Paper)
def main() -> None:
    """Write, check and show a newspaper that many groups write together."""


for command in (
    check.check,
    fix.fix,
    groups.groups,
    hosting.hosting,
    imports.imports,
    links.links,
    messages.messages,
    new.new,
    owners.owners,
    pages.pages,
    proof_sheet.proof,
    pulls.pulls,
    serve.serve,
    sign.sign,
    submit.submit,
    verify.verify,
    weight.weight,
    why.explain,
):
    main.add_command(command)
