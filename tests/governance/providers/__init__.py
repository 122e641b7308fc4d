"""Sign-in by other services."""
