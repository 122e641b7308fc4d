"""Pages of the catalogue of tools and of what bodies use."""
