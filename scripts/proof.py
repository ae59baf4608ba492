"""`make html VERIFY=1`: proof that the paper brought up to date is the one that would be made from nothing.

python -m scripts.proof output
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FROM_NOTHING = Path(".press/proof")
SHOWN = 20


def main(output: Path) -> int:
    """Make the paper where nothing was, with an empty store, and tell where it is otherwise."""
    shutil.rmtree(FROM_NOTHING, ignore_errors=True)
    FROM_NOTHING.mkdir(parents=True)
    clean = FROM_NOTHING / "output"
    print("Making the paper from nothing …")
    words = ["content", "-s", "pelicanconf.py", "-o", str(clean), "-e", f'NEWSPAPER_STORE="{FROM_NOTHING / "store"}"', "--fatal=errors"]
    made = subprocess.run([sys.executable, "-m", "pelican", *words], check=False)
    if made.returncode:
        return made.returncode
    wrong = list(_differences(output.resolve(), clean.resolve()))
    print("\n".join(wrong[:SHOWN]))
    if wrong:
        print(f"{output} is not what is made from nothing: {len(wrong)} files are otherwise; please report it, and delete {output} and .press/trees meanwhile")
        return 1
    print(f"{output} is what is made from nothing, byte for byte.")
    shutil.rmtree(FROM_NOTHING)
    return 0


def _differences(here: Path, there: Path) -> Iterator[str]:
    ours, theirs = ({path.relative_to(root): path for path in sorted(root.rglob("*")) if path.is_file()} for root in (here, there))
    yield from (f"{path} is missing" for path in sorted(theirs.keys() - ours))
    yield from (f"{path} is too many" for path in sorted(ours.keys() - theirs))
    yield from (f"{path} is otherwise" for path in sorted(ours.keys() & theirs) if ours[path].read_bytes() != theirs[path].read_bytes())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
