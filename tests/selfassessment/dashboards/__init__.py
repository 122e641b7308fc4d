"""Many bodies side by side."""
