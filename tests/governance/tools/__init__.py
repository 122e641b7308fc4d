"""The catalogue of tools and which body uses which."""
