"""Files that are no articles yet -> article files: scraped pages, HTML, Markdown of other tools, feeds."""

from generator.importing.inputs import Input, Inputs, inputs
from generator.importing.report import Entry, Status, as_data, as_lines
from generator.importing.run import Settings, import_files

__all__ = ["Entry", "Input", "Inputs", "Settings", "Status", "as_data", "as_lines", "import_files", "inputs"]
