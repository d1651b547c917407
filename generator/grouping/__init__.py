"""Articles -> works, origins and issues."""

from generator.grouping.issues import Grouping, belongs, group
from generator.grouping.suggestions import Candidate, Proposal, Suggestions, suggest
from generator.grouping.works import newest_first, works

__all__ = [
    "Candidate",
    "Grouping",
    "Proposal",
    "Suggestions",
    "belongs",
    "group",
    "newest_first",
    "suggest",
    "works",
]
