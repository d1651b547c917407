"""A local preview by MkDocs' server: serves the published folder on loopback, rebuilds, reloads the browser."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"


def preview(
    site_dir: Path,
    watched: Iterable[Path],
    *,
    port: int,
    rebuild: Callable[[], None],
    announce: Callable[[str], object],
) -> None:
    """Serves `site_dir` until interrupted; whenever something below `watched` changes, calls `rebuild`."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    server = LiveReloadServer(builder=rebuild, host=HOST, port=port, root=str(site_dir), mount_path="/")
    for path in watched:
        if path.exists():
            server.watch(str(path))
    announce(f"Serving on http://{HOST}:{server.server_port}/ (stop with Ctrl+C)")
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        announce("Stopped.")
    finally:
        server.shutdown()
