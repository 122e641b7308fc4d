"""Pages of those who control."""
