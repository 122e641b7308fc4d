"""Pure tables and functions about proposals of improvement."""
