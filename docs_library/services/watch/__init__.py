"""What the watch over the method does: note changes, open reviews and decide them."""
