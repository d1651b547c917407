"""Dossier to briefing: `registry.SECTIONS` lists the sections, each a module that chooses and compares."""
