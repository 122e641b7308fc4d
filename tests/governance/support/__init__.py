"""Support: who accompanies whom, many at once."""
