"""The control, from the queue to the closing."""
