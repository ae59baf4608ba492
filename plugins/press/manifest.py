"""The manifest of a tree: the SHA-256 of every file in it, so that anybody can prove a copy, and what it was made from.

`SHA256SUMS` names every file but the manifest's own, as `sha256sum -c` reads it; `manifest.json` names the press day, the
commit where the publishing job says it, and the sum of `SHA256SUMS`; so one signature, `manifest.json.sig`, is for all.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.value import Value, plain
from plugins.press.tree import Tree

SUMS, MANIFEST, SIGNATURE = "/SHA256SUMS", "/manifest.json", "/manifest.json.sig"
ALL = (SUMS, MANIFEST, SIGNATURE)
NAMESPACE = "joint-press"
"""What a signature is for, as ssh-keygen has it: a key that signs other things too cannot be made to sign this."""


class Origin(Value):
    """What a tree is made from: the paper, its address, the press day, and the commit where it is known."""

    paper: str
    url: str
    press_day: str
    commit: str = ""


def addresses(key: str) -> tuple[str, ...]:
    """The manifest's own files; without a key there is no signature."""
    return ALL if key else (SUMS, MANIFEST)


def add(tree: Tree, origin: Origin, key: str = "") -> None:
    """Put the manifest into a tree that is otherwise whole, and sign it where there is a key: the path of a private key of ssh."""
    own = {address[1:] for address in ALL}
    paths = sorted(tree.paths() - own)
    sums = "".join(f"{sha256(tree.read(f'/{path}')).hexdigest()}  {path}\n" for path in paths).encode()
    facts = {**{name: value for name, value in plain(origin).items() if value}, "files": len(paths), "SHA256SUMS": sha256(sums).hexdigest()}
    manifest = (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
    written = [(SUMS, sums), (MANIFEST, manifest), *([(SIGNATURE, signature(manifest, key))] if key else [])]
    for address, data in written:
        tree.write(address, sha256(data).hexdigest()[:32], data)


def signature(manifest: bytes, key: str) -> bytes:
    """A signature of the manifest. Raises NewspaperError when the key cannot sign."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "manifest.json"
        file.write_bytes(manifest)
        _ssh_keygen("the manifest cannot be signed", "-q", "-Y", "sign", "-f", key, "-n", NAMESPACE, str(file))
        return file.with_name(f"{file.name}.sig").read_bytes()


def signer(manifest: bytes, signed: bytes, signers: Path) -> str:
    """Who of the allowed signers of a file has signed. Raises NewspaperError when none of them has."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "manifest.json.sig"
        beside.write_bytes(signed)
        told = _ssh_keygen("no allowed signer has signed this manifest", "-Y", "find-principals", "-s", str(beside), "-f", str(signers))
        name = told.splitlines()[0] if told else ""
        words = ("-Y", "verify", "-f", str(signers), "-I", name, "-n", NAMESPACE, "-s", str(beside))
        _ssh_keygen("the signature is not of this manifest", *words, given=manifest)
    return name


def read_sums(data: bytes) -> dict[str, str]:
    """The sum of every file, by its path."""
    return {path: sum for sum, _, path in (line.partition("  ") for line in data.decode("utf-8", "replace").splitlines())}


def _ssh_keygen(otherwise: str, *words: str, given: bytes = b"") -> str:
    try:
        done = subprocess.run(["ssh-keygen", *words], input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise NewspaperError(f"{otherwise}: ssh-keygen is not installed; it comes with OpenSSH") from error
    if done.returncode:
        raise NewspaperError(f"{otherwise}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout.decode()
