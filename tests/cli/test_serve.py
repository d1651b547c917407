import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.making import ROOT, project

ARTICLE = "---\ntitle: {}\npublished: 2026-04-08\nlang: en\n---\n\nThe office opened a consultation on Monday.\n"


def _until(found: object, *, seconds: float = 60) -> object:
    """What `found()` gives once it gives something; None after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := found():  # type: ignore[operator]
            return value
        time.sleep(0.2)
    return None


def test_serve_rebuilds_what_changed(tmp_path: Path) -> None:
    """`serve` publishes on loopback, shows a changed article without a restart, and keeps the site over a mistake."""
    file = project(tmp_path, {"seeds/a.md": ARTICLE.format("Before")}, languages={"en": "English"})
    log = tmp_path / "log"
    with log.open("w") as output:
        command = [sys.executable, "-m", "generator", "serve", "--config", str(file), "--port", "0"]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=output, stderr=output)
    try:

        def address() -> str:
            return log.read_text().partition("Serving on ")[2].partition(" ")[0]

        assert _until(address), log.read_text()
        page = f"{address()}en/articles/a/"
        assert address().startswith("http://127.0.0.1:")

        def read() -> str:
            try:
                with urllib.request.urlopen(page) as answer:
                    return str(answer.read().decode())
            except OSError:
                return ""

        assert _until(lambda: "Before" in read())
        (tmp_path / "seeds" / "a.md").write_text(ARTICLE.format("After"))
        assert _until(lambda: "After" in read()), log.read_text()
        (tmp_path / "seeds" / "b.md").write_text("---\ntitle: never closed\n")
        assert _until(lambda: "b.md" in log.read_text())
        assert "After" in read()
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0
