"""The pages of the watch over the method."""
