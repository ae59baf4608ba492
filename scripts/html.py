"""`make html`: the paper, unless nothing has changed since it was made last; takes the words of the `pelican` command.

python -m scripts.html content -s pelicanconf.py -o output
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

from plugins import children
from plugins.intake import CONVERTER
from plugins.press import ledger, record


def main(words: list[str]) -> None:
    """Tell that nothing has changed, or make the paper, without Pelican where nothing of it is needed."""
    output = Path(words[words.index("-o") + 1]).absolute()
    if record.is_same(record.place(output), output, words, os.environ):
        print("Nothing has changed since the paper was made.")
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # to compile our code anew each time would take longer than most makings
    sys.dont_write_bytecode = False
    children.call("plugins.intake.manuscripts", *CONVERTER)  # texts are read by a process of their own, which comes meanwhile
    ledger.ahead(record.next_tree(output))
    gc.disable()  # nearly all that is made from here on is needed to the end
    from plugins.press import alone

    if make := alone.making(words):
        _leave(make())
    from pelican import main as pelican

    sys.argv = ["pelican", *words]
    try:
        pelican(words)
    except SystemExit as end:
        _leave(end.code)
    _leave(0)


def _leave(status: object) -> NoReturn:
    """End here and now, with a status as `sys.exit` takes it: to take apart all that was made of a large paper would cost a tenth of making it."""
    import logging

    if isinstance(status, str):
        print(status, file=sys.stderr)
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


if __name__ == "__main__":
    main(sys.argv[1:])
