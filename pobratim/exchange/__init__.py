"""The register told in formats of others: tables, maps, linked data; only what is published.

`gather` returns the open tables; `write_all` writes them into a folder with a data package and a catalogue.
"""
