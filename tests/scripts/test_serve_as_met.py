"""`make serve` as somebody at a terminal meets it: it says where to look and what is wrong, and Ctrl-C ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import EPOCH, ROOT, Content, content, run_paper

SERVE = [sys.executable, "-c", "from scripts.paper import main; main(prog_name='paper')", "serve", "--port", "0"]


@pytest.fixture
def own(tmp_path: Path) -> Content:
    return content(tmp_path).group("north").article("north", "strike")


def heard(process: subprocess.Popen[str], words: str) -> str:
    """Everything up to the line with these words; it waits as long as the process lives."""
    said = ""
    assert process.stdout
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said)


@pytest.fixture
def terminal(own: Content) -> Iterator[subprocess.Popen[str]]:
    """The server in a session of its own, as a terminal has it."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background was told to ignore Ctrl-C
    try:
        process = subprocess.Popen(SERVE, cwd=own.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
    finally:
        signal.signal(signal.SIGINT, ours)
    with process:
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def test_it_says_where_to_look_and_what_is_wrong_and_ends_at_ctrl_c(own: Content, terminal: subprocess.Popen[str]) -> None:
    said = heard(terminal, "Fresh at http://localhost:")
    assert "Problem" not in said

    own.article("north", "strike", section="wrokplace")
    assert "content/groups/north/articles/strike.md:4" in heard(terminal, "unknown section 'wrokplace'; did you mean 'workplace'?")
    own.article("north", "strike", section="workplace", title="Mended")
    heard(terminal, "Changed: content/groups/north/articles/strike.md")

    os.killpg(terminal.pid, signal.SIGINT)
    assert terminal.stdout
    rest = terminal.stdout.read()
    assert terminal.wait() == 0
    assert "Traceback" not in rest and "KeyboardInterrupt" not in rest


def test_a_port_that_is_taken_is_told_with_another(own: Content) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        result = run_paper(own, "serve", "--port", str(taken.getsockname()[1]))

    assert result.returncode != 0
    assert "make serve PORT=" in result.stderr and "Traceback" not in result.stderr
