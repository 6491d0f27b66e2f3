"""People, their roles, and permissions as code."""
