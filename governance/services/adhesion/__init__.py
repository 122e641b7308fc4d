"""How bodies join: from the application of one person to a body at work."""
