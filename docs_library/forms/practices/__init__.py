"""What the pages of shared practices ask."""
