"""Files that are no articles yet -> article files: scraped pages, HTML, Markdown of other tools, feeds."""
