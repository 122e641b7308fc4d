"""Proposals of improvement: their words, their life, and what becomes of them."""
