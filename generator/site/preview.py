"""A local preview by MkDocs' server: serves the published folder on loopback, rebuilds, reloads the browser."""

import logging
import re
import signal
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.errors import ConfigError

HOST = "127.0.0.1"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


class _Server(LiveReloadServer):
    """MkDocs' server, which reloads the browser by a script in the page: our pages' policy would forbid that script."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        return bytes(super()._inject_js_into_html(_POLICY.sub(b"", content), epoch))  # type: ignore[no-untyped-call]


def preview(
    site_dir: Path,
    watched: Iterable[Path],
    *,
    port: int,
    rebuild: Callable[[], None],
    announce: Callable[[str], object],
) -> None:
    """Serves `site_dir` until interrupted; whenever something below `watched` changes, calls `rebuild`.

    Port 0 takes a free one. Raises ConfigError when the port cannot be had.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    port = port or _free_port()
    server = _Server(builder=rebuild, host=HOST, port=port, root=str(site_dir), mount_path="/")
    for path in watched:
        if path.exists():
            server.watch(str(path))
    for stop in (signal.SIGINT, signal.SIGTERM):  # a process started in the background is born deaf to the first
        signal.signal(stop, signal.default_int_handler)
    announce(f"Serving on http://{HOST}:{port}/ (stop with Ctrl+C)")
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise ConfigError(f"Port {port}: {error.strerror}. Choose another one with --port.") from error
    except KeyboardInterrupt:
        announce("Stopped.")
    finally:
        server.shutdown()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
