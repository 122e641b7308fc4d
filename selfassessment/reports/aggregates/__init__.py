"""Aggregate reports: from frozen facts to a PDF and to tables."""
