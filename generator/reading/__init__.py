"""Files -> articles and issue files: dialects of frontmatter, raw pages, cleaning, blocks and passages."""
