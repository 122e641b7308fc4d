"""Tests of answering and submitting."""
