"""Scores the facts that the reader finds against the gold facts of a corpus; `tools/score.py` prints the figures."""
