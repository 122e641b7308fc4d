"""The watch over the method: what may change around it, and when documents are looked at."""
