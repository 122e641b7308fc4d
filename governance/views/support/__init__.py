"""Pages of support: who accompanies whom, and changes of many at once."""
