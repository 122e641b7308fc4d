"""What the public sees: figures gathered once, then only read."""
