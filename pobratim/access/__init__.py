"""Tokens with which programs act in a person's name: made and withdrawn by officers, for some scopes, for a time."""
