"""Find the own copies of bodies, and lay out what meets when a new edition comes."""
