"""What people may send to the library."""
