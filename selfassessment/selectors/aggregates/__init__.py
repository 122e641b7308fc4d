"""The figures of groups of bodies, as far as they may be told."""
