"""Measures where sentences end and what language they are in, against the libraries people would reach for."""
