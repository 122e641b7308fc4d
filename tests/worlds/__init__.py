"""What each feature puts into the world of the tests."""
