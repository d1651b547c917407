"""Contradictions: how many are found, and how many that are none."""
