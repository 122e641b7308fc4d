"""Actions: one verb, one transaction, one audit line."""
