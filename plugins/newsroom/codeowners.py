"""CODEOWNERS: whom a code host asks for a review. It decides nothing; `merging` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from plugins.newsroom.merging import Registry

Forge = Literal["github", "gitlab", "forgejo"]

PLACES: Mapping[Forge, str] = MappingProxyType({"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS", "forgejo": ".forgejo/CODEOWNERS"})
"""Where each host looks for it."""

HEAD = """# Written by 'paper owners' from content/groups/*/group.yml and content/joint/maintainers.yml; write it anew when those change.
# It tells the host whom to ask for a review. Who may merge what is decided by the check, whatever stands here.
"""


def codeowners(registry: Registry, forge: Forge) -> str:
    """The file's text: later lines are narrower, and where one line alone counts it is the last that fits."""
    line = _pattern_line if forge == "forgejo" else _path_line
    return HEAD + "".join(line(path, accounts) for path, accounts in _rows(registry) if accounts)


def _rows(registry: Registry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Paths that begin so, in rising precedence, and the accounts to ask."""
    maintainers = tuple(sorted(registry.maintainers))
    everyone = _all(owner.editors for owner in registry.owners.values() if owner.takes_part)
    yield "", maintainers
    yield "content/groups/", everyone
    yield "content/joint/", everyone
    yield "content/pages/", everyone
    yield "content/joint/maintainers.yml", maintainers
    for slug, owner in sorted(registry.owners.items()):
        yield f"content/groups/{slug}/", tuple(sorted(owner.editors))


def _all(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted({account for accounts in sets for account in accounts}))


def _path_line(path: str, accounts: tuple[str, ...]) -> str:
    return f"{f'/{path}' if path else '*'} {' '.join(f'@{account}' for account in accounts)}\n"


def _pattern_line(path: str, accounts: tuple[str, ...]) -> str:
    """Forgejo reads regular expressions."""
    pattern = path.replace(".", r"\.") + ("" if path.endswith(".yml") else ".*")
    return f"{pattern} {' '.join(f'@{account}' for account in accounts)}\n"
