"""Bodies of governance: rules, database, services, pages."""
