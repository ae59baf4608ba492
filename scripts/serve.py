"""`paper serve`: the paper on this machine, made anew after every change, with what is wrong on a banner."""

from __future__ import annotations

import functools
import http.server
import json
import os
import threading
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from queue import Queue
from urllib.parse import unquote, urlsplit

import click
from watchfiles import BaseFilter, DefaultFilter, PythonFilter, watch

from plugins.press.making import REPORT
from plugins.press.tree import Trees, path_of
from scripts.shift import Shift

OUTPUT = Path(".press/preview/site")
STEP, DEBOUNCE, ROUND = 20, 400, 200
"""Milliseconds: so long nothing must have changed, so long at most is waited for that, and so often is looked whether to end."""

EVENTS, SCRIPT, STYLE = "/~press/events", "/~press/live.js", "/~press/banner.css"

LIVE = f"""
const galley = document.currentScript.dataset.galley;
const here = decodeURI(location.pathname);
const events = new EventSource("{EVENTS}");
events.addEventListener("galley", ({{ data }}) => data === here && location.reload());
events.addEventListener("made", ({{ data }}) => (galley === undefined || data !== here) && location.reload());
"""
"""A page is shown anew when there is another one; one that was pulled as a galley, and came out as it was, stays."""

BANNER = """
#press-banner { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 9; max-block-size: 40vh; overflow: auto; margin: 0; padding: .6rem 1rem;
  background: #3a1210; color: #fff3e8; font: 14px/1.45 system-ui, sans-serif; border-block-start: 4px solid #d8483c }
#press-banner summary { font-weight: 700; cursor: pointer }
#press-banner.notes { background: #3a3210; border-color: #d8b83c }
#press-banner ul { margin: .4rem 0 0; padding-inline-start: 1.2rem }
@media print { #press-banner { display: none } }
"""


class Preview:
    """What the server knows: what there was to tell so far, what the last making said, and the galley of the one that goes on, by its address."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.events: list[tuple[str, str]] = []
        self.failure = ""
        self.galleys: dict[str, bytes] = {}
        self._found: list[dict[str, str]] = []

    def pulled(self, address: str, page: str) -> None:
        """Show a galley, and tell the pages that are open."""
        self.galleys = {address: page.encode()}
        self._found = _findings()
        self._tell("galley", address)

    def made(self, failure: str) -> None:
        """Tell every open page that there is something new, and which page came out as its galley was."""
        is_same = not failure and not self.failure and self._found == _findings()  # as the banner is
        same = [address for address, page in self.galleys.items() if is_same and _in_tree(address) == page]
        self.failure = failure
        self.galleys = {}
        self._tell("made", "".join(same) or "all")

    def _tell(self, event: str, word: str) -> None:
        with self.changed:
            self.events.append((event, word))
            self.changed.notify_all()

    def is_newer(self, seen: int) -> bool:
        """Whether there is more to tell."""
        return len(self.events) > seen


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
@click.option("--bind", default="127.0.0.1", show_default=True, help="The address to listen on.")
def serve(port: int, bind: str) -> None:
    """Build the paper, show it, and build it anew after every change, later pieces included."""
    preview = Preview()
    handler = functools.partial(Handler, preview=preview, directory=str(OUTPUT))
    try:
        server = http.server.ThreadingHTTPServer((bind, port), handler)
    except OSError as error:
        raise click.ClickException(f"cannot listen on port {port} ({error.strerror}); choose another: make serve PORT=8001") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    changes = Watch()
    click.echo("Making the paper …")
    shift = Shift(Path.cwd())
    try:
        _make(preview, shift)
        click.echo(f"Fresh at http://localhost:{server.server_address[1]}/ (Ctrl-C ends it)")
        for names in changes:
            click.echo(f"Changed: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}")
            if any(name.endswith(".py") for name in names):
                shift.end()
            _make(preview, shift, names)
    except KeyboardInterrupt:
        click.echo("\nEnded.")
    finally:
        shift.end()
        server.shutdown()


class Watch:
    """Looks out for changes from the moment it is made: in content, theme and plugins, and in code beside them in the paper's folder."""

    def __init__(self) -> None:
        self._changed: Queue[set[str]] = Queue()
        folders = [name for name in ("content", "theme", "plugins") if Path(name).is_dir()]
        for places, recursive, wanted in ((folders, True, DefaultFilter()), (["."], False, PythonFilter())):
            is_up = threading.Event()
            threading.Thread(target=self._look, args=(places, recursive, wanted, is_up), daemon=True).start()
            is_up.wait()

    def __iter__(self) -> Iterator[list[str]]:
        """The files that changed, each time some did."""
        while True:
            names = self._changed.get()
            while not self._changed.empty():
                names |= self._changed.get()
            yield sorted(names)

    def _look(self, places: list[str], recursive: bool, wanted: BaseFilter, is_up: threading.Event) -> None:
        for changes in watch(
            *places,
            watch_filter=wanted,
            recursive=recursive,
            step=STEP,
            debounce=DEBOUNCE,
            rust_timeout=ROUND,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if changes:
                self._changed.put({os.path.relpath(path) for _, path in changes})
            is_up.set()


def _make(preview: Preview, shift: Shift, changed: Sequence[str] = ()) -> None:
    """Make the paper in the standing process, whose end cannot take the server down, and say how it went."""
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    made = shift.make("pelicanconf.py", OUTPUT, changed, preview.pulled, PREVIEW=True)
    findings = _findings()
    for finding in findings:
        where = f"content/{finding['path']}" + (f":{finding['line']}" if finding["line"] else "")
        if finding["kind"] == "problem":
            click.secho(f"{where}  {finding['message']}; {finding['cure']}", fg="red")
    notes = sum(1 for finding in findings if finding["kind"] == "note")
    if made.failure:
        click.secho(made.failure, fg="red", bold=True)
    else:
        click.echo(f"Made anew in {made.seconds:.2f} s{f'; {notes} Notes: make check shows them' if notes else ''}.")
    preview.made(made.failure)


def _in_tree(address: str) -> bytes:
    """The page at an address, as it stands in the tree; nothing where there is none."""
    try:
        return (OUTPUT.resolve() / path_of(address)).read_bytes()
    except OSError:
        return b""


def _findings() -> list[dict[str, str]]:
    text = Trees(OUTPUT.absolute()).kept(REPORT)
    return list(json.loads(text)) if text else []


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the tree; adds to pages, on their way out only, what tells them of changes and Problems."""

    def __init__(self, *args: object, preview: Preview, **kwargs: object) -> None:
        self._preview = preview
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a page, a file, or the stream of events."""
        path = urlsplit(self.path).path
        if path == EVENTS:
            self._stream()
        elif path == SCRIPT:
            self._send(200, "text/javascript", LIVE.encode())
        elif path == STYLE:
            self._send(200, "text/css", BANNER.encode())
        elif galley := self._preview.galleys.get(unquote(path)):
            self._send(200, "text/html; charset=utf-8", self._with_banner(galley, " data-galley"))
        else:
            self._page(path)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what a reader reads is nobody's business, and the terminal is for Problems."""

    def _page(self, path: str) -> None:
        try:
            self._file(path)
        except FileNotFoundError:
            self._file(path)  # the tree it stood in was taken out of service between the look and the reading

    def _file(self, path: str) -> None:
        root = OUTPUT.resolve()
        file = (root / unquote(path).lstrip("/")).resolve()
        if not file.is_relative_to(root):
            self._send(404, "text/plain", b"not found")
            return
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        before = Trees(OUTPUT.absolute()).before / file.relative_to(root)
        file = before if before.is_file() and not file.is_file() else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else root / "404.html"
        if not file.is_file():
            self._send(503, "text/html; charset=utf-8", self._with_banner(b"<!doctype html><title>Not made yet</title><body></body>"))
            return
        data = file.read_bytes()
        kind = self.guess_type(str(file))
        if file.suffix == ".html":
            data, kind = self._with_banner(data), "text/html; charset=utf-8"
        self._send(status, {".atom": "application/atom+xml", ".rss": "application/rss+xml"}.get(file.suffix, kind), data)

    def _with_banner(self, data: bytes, mark: str = "") -> bytes:
        findings = _findings()
        problems = [f for f in findings if f["kind"] == "problem"]
        lines = [f"content/{f['path']}{':' + str(f['line']) if f['line'] else ''} — {f['message']}; {f['cure']}" for f in problems or findings]
        if self._preview.failure:
            lines.insert(0, self._preview.failure)
        added = f'<link rel="stylesheet" href="{STYLE}"><script src="{SCRIPT}"{mark} defer></script>'
        if lines:
            counted = f"{len(problems)} Problems: these pieces are left out" if problems else f"{len(findings)} Notes"
            title = "The paper could not be made; this is the one before" if self._preview.failure else counted
            items = "".join(f"<li>{escape(line)}</li>" for line in lines)
            open_, kind = (" open", "") if problems or self._preview.failure else ("", ' class="notes"')
            added += f'<aside id="press-banner"{kind}><details{open_}><summary>{escape(title)}</summary><ul>{items}</ul></details></aside>'
        return data.replace(b"</body>", added.encode() + b"</body>", 1)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = len(self._preview.events)
        try:
            while True:
                with self._preview.changed:
                    self._preview.changed.wait_for(functools.partial(self._preview.is_newer, seen), timeout=15)
                    fresh = self._preview.events[seen:]
                seen += len(fresh)
                told = "".join(f"event: {event}\ndata: {word}\n\n" for event, word in fresh)
                self.wfile.write(told.encode() or b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)
