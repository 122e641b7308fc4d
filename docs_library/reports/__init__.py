"""What leaves the library as a file."""
