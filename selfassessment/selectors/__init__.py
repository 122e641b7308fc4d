"""Questions to the database: they return rows or values and never write."""
