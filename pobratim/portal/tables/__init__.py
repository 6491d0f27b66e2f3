"""Tables that people have reviewed."""
