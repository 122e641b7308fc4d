"""Words for templates of the library."""
