"""Editions: dated snapshots of all briefings, and what has changed from one to the next."""

from generator.editions.files import Archive, file_of, read_editions, written
from generator.editions.snapshot import Edition, snapshot
from generator.editions.telling import changes, history, previous

__all__ = [
    "Archive",
    "Edition",
    "changes",
    "file_of",
    "history",
    "previous",
    "read_editions",
    "snapshot",
    "written",
]
