"""Search in Catalan."""
