"""What the pages of proposals ask."""
