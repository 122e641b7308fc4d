"""Tests of the ground: what every page shares."""
