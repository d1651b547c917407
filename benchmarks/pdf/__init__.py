"""How long a PDF takes, and how large it is, against WeasyPrint on the same data."""
