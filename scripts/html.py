"""`make html`: the paper, unless nothing has changed since it was made last; takes the words of the `pelican` command.

python -m scripts.html content -s pelicanconf.py -o output
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from plugins.intake import children
from plugins.press import record


def main(words: list[str]) -> None:
    """Tell that nothing has changed, or let Pelican make the paper."""
    output = Path(words[words.index("-o") + 1]).absolute()
    if record.is_same(record.place(output), output, words, os.environ):
        print("Nothing has changed since the paper was made.")
        return
    children.call()  # texts are read by a process of their own, which comes while this one fetches Pelican
    gc.disable()  # nearly all that is made from here on is needed to the end
    from pelican import main as pelican

    sys.argv = ["pelican", *words]
    pelican(words)


if __name__ == "__main__":
    main(sys.argv[1:])
