"""Grouping against clustering that is told the right number."""
