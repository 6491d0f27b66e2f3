# Development so far: the house helper makes this whole.
