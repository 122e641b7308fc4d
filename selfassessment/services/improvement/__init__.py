"""Plan what improves, move it, and set where a body wants to arrive."""
