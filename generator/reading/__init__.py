"""Files -> articles and issue files: dialects of frontmatter, raw pages, cleaning, blocks and passages."""

from generator.reading.articles import ArticlesRead, read_article, read_articles
from generator.reading.describe import as_data
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.issue_files import IssuesRead, read_issues
from generator.reading.issue_frontmatter import IssueFrontmatter

__all__ = [
    "ArticleFrontmatter",
    "ArticlesRead",
    "IssueFrontmatter",
    "IssuesRead",
    "as_data",
    "read_article",
    "read_articles",
    "read_issues",
]
