"""Pages: load, ask, act, show."""
