"""Kinds and changes of bodies, the network between them, and what is kept about people."""
