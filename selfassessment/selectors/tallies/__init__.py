"""Counts per group of a campaign: kept in tables, or made on the spot by the same statements."""
