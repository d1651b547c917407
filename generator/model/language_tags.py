"""What two codes of languages have in common."""

import re


def base(code: str) -> str:
    """The language of a code, without its region or script: "de" of "de-AT"."""
    return re.split(r"[-_]", code.casefold(), maxsplit=1)[0]


def same_language(one: str, other: str) -> bool:
    """Whether two codes mean one language, be it of two regions: readers of one read the other."""
    return base(one) == base(other)
