"""Forms of the bodies of governance."""
