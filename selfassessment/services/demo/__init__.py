"""A demonstration that has something to show on every page; all of its results are invented."""
