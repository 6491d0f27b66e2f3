"""Words and dates of languages: folding of noise, tokens, dates to EDTF, morphology and inflection. No Django.

A language is a folder of tables here (`ru/`, `en/`, `de/`, `be/`); the code that reads them names no language.
"""
