"""Tests of what every app leans on."""
