"""Builds consolidation reports; called by tasks."""
