"""The forms of the watch over the method."""
