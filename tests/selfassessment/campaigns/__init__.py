"""Campaigns: prepared, opened, followed, reminded, carried forward."""
