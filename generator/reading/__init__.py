"""Files -> articles and issue files: dialects of frontmatter, raw pages, cleaning, blocks and passages."""

from generator.reading.articles import Reading, read_article, read_articles
from generator.reading.describe import as_data
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.issue_files import IssueReading, read_issues
from generator.reading.issue_frontmatter import IssueFrontmatter

__all__ = [
    "ArticleFrontmatter",
    "IssueFrontmatter",
    "IssueReading",
    "Reading",
    "as_data",
    "read_article",
    "read_articles",
    "read_issues",
]
