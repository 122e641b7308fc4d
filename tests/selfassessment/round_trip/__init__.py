"""Workbooks that go out and come back."""
