"""Pages of campaigns: prepare, open, follow, remind."""
