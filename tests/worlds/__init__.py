"""What the pages of each feature need beside the world that all share."""
