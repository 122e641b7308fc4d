"""Long proofs with real processes, run by ./portal drill only."""
