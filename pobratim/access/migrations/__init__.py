"""How the tables of tokens came to be."""
