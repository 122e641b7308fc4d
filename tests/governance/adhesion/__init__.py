"""How bodies join."""
