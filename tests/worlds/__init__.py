"""What pages of one feature need, put into the world of tests."""
