"""Batches of reports: asked for, built by many workers, held, told of, taken as one file."""
