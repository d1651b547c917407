"""Temporal expressions: what a text says of when, as TIMEX3 values resolved against its date."""
