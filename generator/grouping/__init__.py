"""Articles -> works, origins and issues."""

from generator.grouping.issues import Grouping, belongs, group
from generator.grouping.works import newest_first, works

__all__ = ["Grouping", "belongs", "group", "newest_first", "works"]
