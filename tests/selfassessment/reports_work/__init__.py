"""Reports as work: asked for, built by workers, verified by anybody."""
