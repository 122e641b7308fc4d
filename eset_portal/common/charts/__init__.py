"""Charts as SVG text: the same drawing on the page and in the PDF, each with its table."""
