"""Prints, at the end of a run, what metadata the import found for each dialect."""

from __future__ import annotations

import pytest

TABLE: list[tuple[str, str, str, str, str]] = []
"""Rows of the table: dialect, file, title, language, date."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of metadata by dialect."""
    if not TABLE:
        return
    terminalreporter.section("metadata found by import")
    for dialect, name, title, language, day in sorted(set(TABLE)):
        terminalreporter.write_line(f"{dialect:<14}{name[:34]:<36}{language:<4}{day:<12}{title[:50]}")
