"""Campaigns from the first draft to the last reminder."""
