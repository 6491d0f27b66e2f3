"""Tests of the reading of facts."""
