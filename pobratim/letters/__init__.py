"""Letters of readers: a correction with its source comes in from the public pages and waits at the desk.

A letter is no part of the register. Whoever takes it in lays it beside the register as a paper that is not published,
in the own name; then its facts are proposals like those of any other paper.
"""
