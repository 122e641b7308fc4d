"""What pages of a feature need to find in the world."""
