"""Pages of bodies of governance."""
