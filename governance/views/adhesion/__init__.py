"""Pages of joining: for whoever applies, and for whoever decides."""
