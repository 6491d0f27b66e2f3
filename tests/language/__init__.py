"""Tests of words and dates."""
