"""Markdown -> published site: MkDocs once a language, a search index each, the root, and the swap into place."""
